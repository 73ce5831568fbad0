using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>What a name in a statement refers to: a table, view or virtual table of the schema, or a column of one.</summary>
/// <param name="Relation">The table, view or virtual table. Common table expressions, subqueries and aliases are no references.</param>
/// <param name="Column">The place of the column; <see cref="RowId"/>, or <see cref="Itself"/> where the name is the relation's.</param>
public sealed record NameReference(Relation Relation, int Column)
{
    /// <summary>The place of the rowid.</summary>
    public const int RowId = -1;

    /// <summary>The name is that of the relation.</summary>
    public const int Itself = -2;
}
