using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What the forms of ALTER TABLE have in common.</summary>
internal static class Alteration
{
    /// <summary>The refusal of a table that the engine keeps for itself, or null.</summary>
    public static SqlProblem? NotAlterable(Relation relation, SqlNode node) =>
        NameComparer.HasPrefix(relation.Name, "sqlite_") || relation is VirtualTable { IsEponymous: true }
            ? new SqlProblem(SqlProblemKind.NotAllowed, $"table {relation.Name} may not be altered", node.Span)
            : null;

    /// <summary>A problem of a stored text, as the engine tells it while it loads the schema again.</summary>
    public static SqlProblem InObject(string type, string name, string when, SqlProblem problem, SqlNode node) =>
        new(SqlProblemKind.BrokenDependent, $"error in {type} {name}{(when.Length > 0 ? " " : "")}{when}: {problem.Message}", node.Span)
        {
            Stage = SqlProblemStage.Execute,
            Name = name,
        };

    /// <summary>
    /// A table with a new stored text, its columns and constraints read again, and its indexes upon them; or what the engine
    /// would stumble over.
    /// </summary>
    public static SqlProblem? Reload(SqlSchema schema, Table table, string sql, string when, SqlNode node, out Table? reloaded)
    {
        reloaded = null;
        if (StoredSql.Read(schema, sql, table.Database, out var read) is { } problem)
            return InObject("table", read?.Name ?? table.Name, when, problem, node);
        var indexes = read!.Indexes.Select((automatic, i) => automatic with { Order = table.Indexes.Where(x => x.Sql is null).ElementAtOrDefault(i)?.Order ?? 0 }).ToList();
        foreach (var index in table.Indexes.Where(i => i.Sql is not null))
        {
            if (StoredSql.Read(schema, index, index.Sql!, read, out var again) is { } broken)
                return InObject("index", index.Name, when, broken, node);
            indexes.Add(again!);
        }

        reloaded = read with { Order = table.Order, ShadowOf = table.ShadowOf, Indexes = [.. indexes] };
        return null;
    }
}
