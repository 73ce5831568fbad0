using Godwit.Sql.Binding;

namespace Godwit.Generators;

/// <summary>
/// Which pairs of SQL and C# types cannot fit. Where SQLite or Microsoft.Data.Sqlite converts without loss, they do; where
/// the SQL type is not known, every pair does.
/// </summary>
internal static class TypeFit
{
    private static readonly ClrKind[] Wholes = [ClrKind.Int64, ClrKind.Integer, ClrKind.UInt64, ClrKind.Boolean];
    private static readonly ClrKind[] Bytes = [ClrKind.Bytes, ClrKind.Memory, ClrKind.ByteSpan];
    private static readonly ClrKind[] Texts = [ClrKind.String, ClrKind.CharSpan, ClrKind.Char];
    private static readonly ClrKind[] Written = [ClrKind.Guid, ClrKind.DateTime, ClrKind.DateTimeOffset, ClrKind.DateOnly, ClrKind.TimeOnly, ClrKind.TimeSpan];

    /// <summary>Why a column cannot become the type, or null.</summary>
    public static string? OfColumn(SqlType type, ClrKind kind) => type switch
    {
        SqlType.Integer when Bytes.Contains(kind) || kind is ClrKind.Guid or ClrKind.TimeOnly => "a whole number is none",
        SqlType.Real when Bytes.Contains(kind) || Wholes.Contains(kind) || kind is ClrKind.Guid or ClrKind.TimeOnly or ClrKind.Char => "it would be cut or is none; read double or decimal",
        SqlType.Text when Wholes.Contains(kind) || kind is ClrKind.Double or ClrKind.Single => "text that is no number would be read as 0; read string, or CAST it in the SQL",
        SqlType.Blob when !Bytes.Contains(kind) && kind != ClrKind.Guid => "read byte[]",
        _ => null,
    };

    /// <summary>Why the type cannot be stored there, or null.</summary>
    public static string? OfParameter(SqlType type, ClrKind kind) => type switch
    {
        SqlType.Integer or SqlType.Real or SqlType.Numeric when Bytes.Contains(kind) || Texts.Contains(kind) || Written.Contains(kind) => "it would be stored as something else than a number",
        SqlType.Text when Bytes.Contains(kind) => "bytes would be stored as BLOB; pass string or ReadOnlySpan<char>",
        SqlType.Blob when !Bytes.Contains(kind) && kind != ClrKind.Guid => "pass byte[] or ReadOnlySpan<byte>",
        _ => null,
    };
}
