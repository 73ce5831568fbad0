namespace Godwit.Generators;

/// <summary>Emits a body: add the functions, take the prepared statement, bind, step, read.</summary>
internal static class StatementEmitter
{
    public static void Write(SourceWriter writer, MethodPlan plan)
    {
        var method = plan.Method;
        var statement = Free("statement", method);
        foreach (var function in plan.Functions)
            FunctionEmitter.Write(writer, method, function);
        WriteStatement(writer, method, statement);
        foreach (var argument in plan.Parameters)
            WriteBind(writer, statement, argument);
        switch (plan.Kind)
        {
            case PlanKind.Run:
                writer.Line($"{statement}.Run();");
                break;
            case PlanKind.RowsChanged:
                writer.Line($"return {statement}.Execute();");
                break;
            case PlanKind.Many:
                writer.Open($"while ({statement}.Step())");
                WriteChecks(writer, statement, plan.Row!);
                RowEmitter.Write(writer, "yield return ", statement, plan.Row!);
                writer.Close();
                break;
            default:
                WriteOne(writer, plan, statement);
                break;
        }
    }

    /// <summary>A name that no parameter of the method has.</summary>
    public static string Free(string name, SqlMethod method)
    {
        while (method.Parameters.Any(parameter => parameter.Name == name))
            name += "_";
        return name;
    }

    private static void WriteOne(SourceWriter writer, MethodPlan plan, string statement)
    {
        var row = Free("row", plan.Method);
        if (plan.Kind == PlanKind.OneOrNone)
            writer.Line($"if (!{statement}.Step())").Line("    return null;");
        else
            writer.Line($"{statement}.StepToRow();");
        WriteChecks(writer, statement, plan.Row!);
        RowEmitter.Write(writer, $"var {row} = ", statement, plan.Row!);
        writer.Line($"{statement}.StepToEnd();");
        writer.Line($"return {row};");
    }

    private static void WriteStatement(SourceWriter writer, SqlMethod method, string statement)
    {
        var head = $"using var {statement} = {method.Context}.Statement(";
        if (method.Sql.IndexOf('\n') < 0)
        {
            writer.Line($"{head}{Literal.String(method.Sql)});");
            return;
        }

        var delimiter = Literal.Delimiter(method.Sql);
        writer.Line(head + delimiter).Verbatim(method.Sql).Verbatim(delimiter + ");");
    }

    private static void WriteBind(SourceWriter writer, string statement, BoundArgument argument)
    {
        var type = argument.Parameter.Type!;
        var name = argument.Parameter.Reference;
        if (type is { IsNullable: true, IsReference: false })
        {
            writer.Line($"if ({name}.HasValue)");
            writer.Line($"    {statement}.Bind({argument.Number}, {Value(type, name + ".GetValueOrDefault()")});");
            writer.Line("else");
            writer.Line($"    {statement}.BindNull({argument.Number});");
            return;
        }

        writer.Line($"{statement}.Bind({argument.Number}, {Value(type, name)});");
    }

    private static string Value(ClrType type, string value) => type.Kind switch
    {
        ClrKind.UInt64 => $"unchecked((long){value})",
        ClrKind.Integer => $"(long){value}",
        ClrKind.Memory => value + ".Span",
        _ => value,
    };

    private static void WriteChecks(SourceWriter writer, string statement, RowPlan row)
    {
        foreach (var read in row.Arguments.Concat(row.Properties).Where(read => read is { MayBeNull: true, Member.Type: { IsNullable: false, IsReference: false } }))
            writer.Line($"{statement}.RequireValue({read.Column});");
    }
}
