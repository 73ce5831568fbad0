using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>Checks what foreign keys refer to, as the engine does when it enforces them: the parent's key has to be unique.</summary>
internal static class ForeignKeyTargets
{
    /// <summary>The first fault of a table's foreign keys, with the parent's name; or null.</summary>
    public static SqlProblem? Problem(SqlSchema schema, Table table)
    {
        var database = schema.Databases[0];
        return table.IsOpaque ? null : table.ForeignKeys.Select(key => Problem(database, table, key)).FirstOrDefault(problem => problem is not null);
    }

    private static SqlProblem? Problem(DatabaseSchema database, Table child, ForeignKey key)
    {
        if (database.FindRelation(key.Table) is not { } parent)
        {
            return new SqlProblem(SqlProblemKind.NoSuchTable, $"no such table: {key.Table}", default)
            {
                Name = key.Table,
                Candidates = [.. database.Relations.Values.OfType<Table>().Select(relation => relation.Name)],
            };
        }

        return parent.IsOpaque || (parent is Table table && HasKey(table, key))
            ? null
            : new SqlProblem(SqlProblemKind.InvalidDefinition, $"foreign key mismatch - \"{child.Name}\" referencing \"{key.Table}\"", default) { Name = key.Table };
    }

    private static bool HasKey(Table parent, ForeignKey key)
    {
        if (key.References.IsEmpty)
            return parent.PrimaryKey.Length == key.Columns.Length;
        var columns = key.References.Select(parent.IndexOfColumn).ToImmutableHashSet();
        return columns.SetEquals(parent.PrimaryKey)
            || (parent.RowIdAlias >= 0 && columns.SetEquals([parent.RowIdAlias]))
            || parent.Indexes.Any(index => index.Unique && index.Where is null && columns.SetEquals(index.Terms.Select(term => term.Column)));
    }
}
