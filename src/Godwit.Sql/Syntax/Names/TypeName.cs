using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A declared type as it was written; what it means is an affinity, which the schema model knows.</summary>
public sealed class TypeName(TextSpan span, string text) : SqlNode(span)
{
    /// <summary>The raw text, with its arguments: <c>VARCHAR (10)</c>.</summary>
    public string Text { get; } = text;
}
