using System.Collections.Immutable;
using Godwit.Sql.Features;
using Godwit.Sql.Schema;
using Godwit.Sql.Schema.Changes;
using Godwit.Sql.Syntax;
using Index = Godwit.Sql.Schema.Index;

namespace Godwit.Sql.Replay;

/// <summary>
/// Finds what older engines leave as it was when a table is renamed (lang_altertable.html, "Compatibility Note"): they give
/// the new name to the table and to what its indexes and triggers stand ON, and to nothing else that names it.
/// </summary>
public static class RenameDependents
{
    /// <summary>The version that renames a table wherever it is named, foreign keys being off.</summary>
    public static SqliteVersion Since { get; } = new(3, 26, 0);

    /// <summary>
    /// The views, triggers, tables and indexes that would go on naming a table as it was called, with what they are:
    /// <c>view v</c>. What the script drops or makes anew afterwards does not count.
    /// </summary>
    /// <param name="statement">The replayed statement.</param>
    /// <param name="end">The schema behind the last statement of its script.</param>
    public static ImmutableArray<string> LeftBehind(ReplayedStatement statement, SqlSchema end)
    {
        if (statement.Statement.Syntax is not RenameTableStatement rename || !statement.Problems.IsEmpty || statement.IsSkipped)
            return [];
        var before = statement.Before;
        if (before.FindRelation(rename.Table.ObjectName.Text, rename.Table.Schema?.Text) is not { } relation || before.FindDatabase(relation.Database) is not { } database)
            return [];
        var left = end.FindDatabase(relation.Database) is { } last ? Objects(last).Select(Place).ToImmutableHashSet() : [];
        return [.. Objects(database).Where(item => Names(before, item, relation) && left.Contains(Place(item))).OrderBy(item => item.Order).Select(Describe)];
    }

    private static IEnumerable<SchemaObject> Objects(DatabaseSchema database) =>
        database.Relations.Values.Concat<SchemaObject>(database.Relations.Values.OfType<Table>().SelectMany(table => table.Indexes)).Concat(database.Triggers.Values);

    // Another object under the same name has another place.
    private static (Type Kind, long Order) Place(SchemaObject item) => (item.GetType(), item.Order);

    private static bool Names(SqlSchema schema, SchemaObject item, Relation relation) => item switch
    {
        Table table => table.ForeignKeys.Any(key => NameComparer.Same(key.Table, relation.Name)) || (ReferenceEquals(table, relation) && Qualifies(table, relation)),
        Index index => NameComparer.Same(index.Table, relation.Name) && Qualifies(index, relation),
        View or Trigger => NamesInBody(schema, item, relation),
        _ => false,
    };

    private static bool Qualifies(SchemaObject item, Relation relation) =>
        item.Sql is not null && StoredSql.Parse(item.Sql)?.DescendantsAndSelf().Any(node => node is ColumnExpression { Table: { } table } && NameComparer.Same(table.Text, relation.Name)) == true;

    private static bool NamesInBody(SqlSchema schema, SchemaObject item, Relation relation)
    {
        var on = item.Sql is null ? null : (StoredSql.Parse(item.Sql) as CreateTriggerStatement)?.Table.ObjectName;
        return Bodies.Bind(schema, item).References.Any(reference =>
            reference.Value.Column == Binding.NameReference.Itself && ReferenceEquals(reference.Value.Relation, relation) && reference.Key.Span != on?.Span);
    }

    private static string Describe(SchemaObject item) => item switch
    {
        View => $"view {item.Name}",
        Trigger => $"trigger {item.Name}",
        Index => $"index {item.Name}",
        _ => $"table {item.Name}",
    };
}
