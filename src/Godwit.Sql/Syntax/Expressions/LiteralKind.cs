namespace Godwit.Sql.Syntax;

/// <summary>The kinds of literal.</summary>
public enum LiteralKind
{
    /// <summary><c>NULL</c></summary>
    Null,

    /// <summary>A decimal or hexadecimal integer.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Float,

    /// <summary>A text in single quotes.</summary>
    String,

    /// <summary>A blob: <c>x'0a'</c>.</summary>
    Blob,

    /// <summary><c>CURRENT_DATE</c></summary>
    CurrentDate,

    /// <summary><c>CURRENT_TIME</c></summary>
    CurrentTime,

    /// <summary><c>CURRENT_TIMESTAMP</c></summary>
    CurrentTimestamp,
}
