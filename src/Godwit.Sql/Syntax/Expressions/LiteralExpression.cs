using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A literal.</summary>
public sealed class LiteralExpression(TextSpan span, LiteralKind kind, string text) : Expression(span)
{
    /// <summary>What it is.</summary>
    public LiteralKind Kind { get; } = kind;

    /// <summary>The raw text, with quotes and separators.</summary>
    public string Text { get; } = text;
}
