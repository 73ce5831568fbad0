namespace Godwit.Generators;

/// <summary>Emits the expression that makes a row of C# from the current row of a statement.</summary>
internal static class RowEmitter
{
    public static string Row(string statement, RowPlan row)
    {
        var arguments = string.Join(", ", row.Arguments.Select(read => Read(statement, read)));
        if (row.Type.Scalar is not null)
            return arguments;
        if (row.Type.Tuple is { Count: > 1 })
            return $"({arguments})";
        if (row.Type.Tuple is not null)
            return $"new {row.Type.Reference}({arguments})";
        var properties = row.Properties.Count == 0 ? "" : $" {{ {string.Join(", ", row.Properties.Select(read => $"{Literal.Identifier(read.Member.Name)} = {Read(statement, read)}"))} }}";
        return $"new {row.Type.Reference}({arguments}){properties}";
    }

    private static string Read(string statement, ColumnRead read)
    {
        var type = read.Member.Type;
        if (type.IsReference)
            return $"{statement}.{(type.IsNullable ? "ReadNullable" : "Read")}{(type.Kind == ClrKind.String ? "String" : "Bytes")}({read.Column})";
        var value = Value(type, $"{statement}.{Method(type.Kind)}({read.Column})");
        return type.IsNullable ? $"{statement}.IsNull({read.Column}) ? default({type.Reference}?) : {value}" : value;
    }

    /// <summary>A whole number or a floating-point number as the type.</summary>
    public static string Value(ClrType type, string value) => type.Kind switch
    {
        ClrKind.Int64 when type.Reference == type.Cast => value,
        ClrKind.Int64 => $"({type.Reference}){value}",
        ClrKind.UInt64 => $"unchecked(({type.Reference}){value})",
        ClrKind.Integer when type.Reference == type.Cast => $"checked(({type.Cast}){value})",
        ClrKind.Integer => $"({type.Reference})checked(({type.Cast}){value})",
        ClrKind.Single => $"(float){value}",
        _ => value,
    };

    /// <summary>The method that reads a kind.</summary>
    public static string Method(ClrKind kind) => kind switch
    {
        ClrKind.Int64 or ClrKind.Integer or ClrKind.UInt64 => "ReadInt64",
        ClrKind.Single => "ReadDouble",
        ClrKind.Memory => "ReadBytes",
        _ => "Read" + kind,
    };
}
