namespace Godwit.Generators;

/// <summary>Emits how a row of C# is made from the current row of a statement.</summary>
internal static class RowEmitter
{
    /// <summary>Writes <paramref name="head"/>, the row and a semicolon.</summary>
    public static void Write(SourceWriter writer, string head, string statement, RowPlan row)
    {
        var arguments = row.Arguments.Select(read => Read(statement, read)).ToList();
        var properties = row.Properties.Select(read => $"{Literal.Identifier(read.Member.Name)} = {Read(statement, read)}").ToList();
        var open = head + (row.Type switch { { Scalar: not null } => "", { Tuple.Count: > 1 } => "(", _ => $"new {row.Type.Reference}(" });
        var close = row.Type.Scalar is null ? ")" : "";
        var line = $"{open}{string.Join(", ", arguments)}{close} {{ {string.Join(", ", properties)} }};";
        if (properties.Count == 0)
            writer.List(open, arguments, close + ";");
        else if (writer.Fits(line))
            writer.Line(line);
        else
            WriteProperties(writer.List(open, arguments, close).Open(), properties).Close(";");
    }

    private static SourceWriter WriteProperties(SourceWriter writer, List<string> properties)
    {
        foreach (var property in properties)
            writer.Line(property + ",");
        return writer;
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
