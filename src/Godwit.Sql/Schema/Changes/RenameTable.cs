using Godwit.Sql.Schema.Modules;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ALTER TABLE … RENAME TO.</summary>
internal static class RenameTable
{
    private const string When = "after rename";

    public static SchemaChangeResult Apply(ChangeContext context, RenameTableStatement statement)
    {
        var (relation, missing) = Lookup.Table(context, statement.Table);
        if (missing is not null)
            return context.Refused(missing);
        if (relation is null)
            return context.Unchanged();
        if (Refuse(context, statement, relation) is { } refused)
            return context.Refused(refused);
        return Rename(context.Schema, relation, statement.NewName.Text, statement, out var schema) is { } problem
            ? context.Refused(problem)
            : SchemaChangeResult.Of(schema);
    }

    private static SqlProblem? Refuse(ChangeContext context, RenameTableStatement statement, Relation relation)
    {
        var database = context.Schema.FindDatabase(relation.Database)!;
        var name = statement.NewName;
        var isShadow = relation is VirtualTable table
            && Array.Exists(KnownModules.ShadowSuffixes(table.Module), suffix => NameComparer.Same(name.Text, $"{table.Name}_{suffix}"));
        if (database.FindRelation(name.Text) is not null || database.FindIndex(name.Text) is not null || isShadow)
            return new SqlProblem(SqlProblemKind.AlreadyExists, $"there is already another table or index with this name: {name.Text}", name.Span) { Name = name.Text };
        if ((Alteration.NotAlterable(relation, statement.Table) ?? Placement.Reserved(context, name)) is { } reserved)
            return reserved;
        return relation is View ? new SqlProblem(SqlProblemKind.NotAllowed, $"view {relation.Name} may not be altered", statement.Table.Span) : null;
    }

    private static SqlProblem? Rename(SqlSchema before, Relation relation, string newName, SqlNode node, out SqlSchema after)
    {
        var rename = new TableRename(before, relation, newName);
        var problem = rename.Apply(node, out after);
        if (problem is null && relation is VirtualTable table)
            problem = RenameShadows(ref after, table, newName, node);
        return problem ?? Dependents.Test(after, relation.Database, relation.Database == SqlSchema.Temp, When, node);
    }

    private static SqlProblem? RenameShadows(ref SqlSchema schema, VirtualTable table, string newName, SqlNode node)
    {
        foreach (var suffix in KnownModules.OwnSuffixes(table))
        {
            if (schema.FindRelation($"{table.Name}_{suffix}", table.Database) is not Table shadow)
                continue;
            if (Rename(schema, shadow, $"{newName}_{suffix}", node, out var renamed) is { } problem)
                return problem;
            schema = renamed;
        }

        return null;
    }
}
