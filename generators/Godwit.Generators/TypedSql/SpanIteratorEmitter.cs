namespace Godwit.Generators;

/// <summary>
/// Emits a query with spans among its parameters. An iterator cannot hold a span, so their content is taken when the method
/// is called, and each enumeration binds it.
/// </summary>
internal static class SpanIteratorEmitter
{
    public static void Write(SourceWriter writer, MethodPlan plan)
    {
        var method = plan.Method;
        var rows = StatementEmitter.Free("Rows", method);
        writer.List($"return {rows}(", [.. method.Parameters.Select(Argument)], ");");
        writer.Line();
        writer.List($"{(method.IsStatic ? "static " : "")}{method.ReturnType} {rows}(", [.. method.Parameters.Select(Declaration)], ")").Open();
        StatementEmitter.Write(writer, plan with
        {
            Parameters = plan.Parameters.Select(argument => argument with { Parameter = Copied(argument.Parameter) }).ToEquatableArray(),
        });
        writer.Close();
    }

    private static string Argument(SqlParameter parameter) => parameter.Type?.Kind switch
    {
        ClrKind.ByteSpan => parameter.Reference + ".ToArray()",
        ClrKind.CharSpan => parameter.Reference + ".ToString()",
        _ => parameter.Reference,
    };

    private static string Declaration(SqlParameter parameter) =>
        parameter.Type is { IsSpan: true } ? $"{Copied(parameter).Type!.Reference} {parameter.Reference}" : parameter.Declaration;

    private static SqlParameter Copied(SqlParameter parameter) => parameter.Type?.Kind switch
    {
        ClrKind.ByteSpan => parameter with { Type = parameter.Type with { Kind = ClrKind.Bytes, Reference = "byte[]" } },
        ClrKind.CharSpan => parameter with { Type = parameter.Type with { Kind = ClrKind.String, Reference = "string" } },
        _ => parameter,
    };
}
