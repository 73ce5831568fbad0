using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A column of CREATE TABLE or ALTER TABLE ADD.</summary>
public sealed class ColumnDefinition(TextSpan span, Name name, TypeName? type, ImmutableArray<ColumnConstraint> constraints) : SqlNode(span)
{
    /// <summary>The column.</summary>
    public Name Name { get; } = name;

    /// <summary>Its declared type.</summary>
    public TypeName? Type { get; } = type;

    /// <summary>Its constraints, in order.</summary>
    public ImmutableArray<ColumnConstraint> Constraints { get; } = constraints;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name, Type, Constraints);
}
