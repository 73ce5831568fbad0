using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>One occurrence of a name. The span includes its quotes.</summary>
public sealed class Name(TextSpan span, string text, QuoteKind quote) : SqlNode(span)
{
    /// <summary>The name without its quotes.</summary>
    public string Text { get; } = text;

    /// <summary>How it was quoted.</summary>
    public QuoteKind Quote { get; } = quote;
}
