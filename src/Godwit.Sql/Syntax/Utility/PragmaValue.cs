using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>The value of a pragma: a name or a number.</summary>
public sealed class PragmaValue(TextSpan span, string text, bool isNumber) : SqlNode(span)
{
    /// <summary>The value, unquoted, with its sign.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it was written as a number.</summary>
    public bool IsNumber { get; } = isNumber;
}
