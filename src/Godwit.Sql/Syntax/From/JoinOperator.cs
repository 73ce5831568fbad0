using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A comma, or JOIN with the words before it.</summary>
public sealed class JoinOperator(TextSpan span, bool isComma, ImmutableArray<Name> words) : SqlNode(span)
{
    /// <summary>Whether it is a comma.</summary>
    public bool IsComma { get; } = isComma;

    /// <summary>
    /// The words before JOIN: <c>NATURAL LEFT OUTER</c>. SQLite refuses those that it does not know when it prepares, not
    /// when it parses.
    /// </summary>
    public ImmutableArray<Name> Words { get; } = words;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Words;
}
