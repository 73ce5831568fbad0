using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>PRAGMA.</summary>
public sealed class PragmaStatement(TextSpan span, QualifiedName pragma, PragmaValue? value) : Statement(span)
{
    /// <summary>Its name.</summary>
    public QualifiedName Pragma { get; } = pragma;

    /// <summary>The value behind <c>=</c> or in parentheses.</summary>
    public PragmaValue? Value { get; } = value;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Pragma, Value);
}
