namespace Godwit.Generators;

/// <summary>Emits how a C# function is added to the connection before the first statement that calls it.</summary>
internal static class FunctionEmitter
{
    public static void Write(SourceWriter writer, SqlMethod method, SqlFunction function)
    {
        var name = Literal.String(function.Name);
        var call = StatementEmitter.Free("call", method);
        var arguments = string.Join(", ", function.Parameters.Select((type, index) => Argument(call, type, index)));
        var value = $"{function.Method}({arguments})";
        writer.Line($"if (!{method.Context}.HasFunction({name}, {function.Parameters.Count}))");
        writer.Line($"    {method.Context}.AddFunction({name}, {function.Parameters.Count}, {(function.IsDeterministic ? "isDeterministic: true" : "isDeterministic: false")}, {(function.IsStatic ? "static " : "")}{call} => {Return(call, StatementEmitter.Free("result", method), function.Result, value)});");
    }

    private static string Argument(string call, ClrType type, int index)
    {
        if (type.IsReference)
            return $"{call}.{(type.IsNullable ? "ReadNullable" : "Read")}{(type.Kind == ClrKind.String ? "String" : "Bytes")}({index})";
        var value = type.Kind switch
        {
            ClrKind.Int64 or ClrKind.Integer or ClrKind.UInt64 or ClrKind.Single => RowEmitter.Value(type, $"{call}.{RowEmitter.Method(type.Kind)}({index})"),
            ClrKind.Memory => $"{call}.ReadBytes({index})",
            ClrKind.ByteSpan => $"{call}.ReadSpan({index})",
            _ => $"{call}.Read{type.Kind}({index})",
        };
        return type.IsNullable ? $"{call}.IsNull({index}) ? default({type.Reference}?) : {value}" : value;
    }

    private static string Return(string call, string result, ClrType type, string value)
    {
        if (type.IsReference || !type.IsNullable)
            return $"{call}.Return({Converted(type, value)})";
        return $"{{ if ({value} is {{ }} {result}) {call}.Return({Converted(type, result)}); else {call}.ReturnNull(); }}";
    }

    private static string Converted(ClrType type, string value) => type.Kind switch
    {
        ClrKind.UInt64 => $"unchecked((long){value})",
        ClrKind.Integer or ClrKind.Int64 => $"(long){value}",
        ClrKind.Memory => value + ".Span",
        _ => value,
    };
}
