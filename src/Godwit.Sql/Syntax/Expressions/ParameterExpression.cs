using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A parameter.</summary>
public sealed class ParameterExpression(TextSpan span, string text) : Expression(span)
{
    /// <summary>As it was written: <c>?</c>, <c>?1</c>, <c>:name</c>, <c>@name</c>, <c>$name</c>.</summary>
    public string Text { get; } = text;
}
