namespace Godwit.Generators;

/// <summary>Emits the bodies of a class's <c>[Sql]</c> methods: what one would write by hand over prepared statements.</summary>
internal static class TypedSqlEmitter
{
    public const string FileEnd = ".Sql.g.cs";

    private const string Throw = "throw new global::System.InvalidOperationException(\"The SQL of this method does not fit; the build says why.\");";

    public static string HintName(ClassPlan plan) => plan.Class.FullName + FileEnd;

    public static string Emit(ClassPlan plan) => SourceFile.Write(plan.Class.Namespace, plan.Class.Declarations, "", writer =>
    {
        for (var index = 0; index < plan.Methods.Count; index++)
        {
            if (index > 0)
                writer.Line();
            Write(writer, plan.Methods[index]);
        }
    });

    private static void Write(SourceWriter writer, MethodPlan plan)
    {
        var method = plan.Method;
        writer.List($"{method.Modifiers} {method.ReturnType} {method.Name}(", [.. method.Parameters.Select(parameter => parameter.Declaration)], ")").Open();
        if (plan.Kind == PlanKind.Refused)
            writer.Line(Throw);
        else if (plan.Kind == PlanKind.Many && plan.Parameters.Any(argument => argument.Parameter.Type!.IsSpan))
            SpanIteratorEmitter.Write(writer, plan);
        else
            StatementEmitter.Write(writer, plan);
        writer.Close();
    }
}
