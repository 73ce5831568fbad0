using Godwit.Sql.Schema.Modules;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>DROP TABLE, VIEW, INDEX and TRIGGER.</summary>
internal static class DropObject
{
    public static SchemaChangeResult Apply(ChangeContext context, DropStatement statement) => statement.Kind switch
    {
        DropKind.Table or DropKind.View => DropRelation(context, statement),
        DropKind.Index => DropIndex(context, statement),
        _ => DropTrigger(context, statement),
    };

    /// <summary>A schema without a relation and without its triggers, those in temp included.</summary>
    public static SqlSchema Without(SqlSchema schema, Relation relation)
    {
        foreach (var trigger in schema.TriggersOn(relation).ToList())
            schema = schema.With(schema.FindDatabase(trigger.Database)!.Without(trigger));
        return schema.With(schema.FindDatabase(relation.Database)!.Without(relation));
    }

    private static SchemaChangeResult DropRelation(ChangeContext context, DropStatement statement)
    {
        var isView = statement.Kind == DropKind.View;
        var (relation, missing) = Lookup.Table(context, statement.Target, isView ? "no such view" : "no such table");
        if (missing is not null)
            return statement.IfExists ? context.Unchanged() : context.Refused(missing);
        if (relation is null)
            return context.Unchanged();
        if (relation is VirtualTable { IsEponymous: true } || (NameComparer.HasPrefix(relation.Name, "sqlite_") && !MayBeDropped(relation.Name)))
            return context.Refused(SqlProblemKind.NotAllowed, $"table {relation.Name} may not be dropped", statement.Target);
        if (isView && relation is not View)
            return context.Refused(SqlProblemKind.NotAllowed, $"use DROP TABLE to delete table {relation.Name}", statement.Target);
        if (!isView && relation is View)
            return context.Refused(SqlProblemKind.NotAllowed, $"use DROP VIEW to delete view {relation.Name}", statement.Target);
        var schema = Without(context.Schema, relation);
        return SchemaChangeResult.Of(relation is VirtualTable table ? WithoutShadows(schema, table) : schema);
    }

    private static bool MayBeDropped(string name) => NameComparer.HasPrefix(name, "sqlite_stat") || NameComparer.HasPrefix(name, "sqlite_parameters");

    private static SqlSchema WithoutShadows(SqlSchema schema, VirtualTable table)
    {
        foreach (var suffix in KnownModules.OwnSuffixes(table))
        {
            if (schema.FindRelation($"{table.Name}_{suffix}", table.Database) is Table shadow)
                schema = Without(schema, shadow);
        }

        return schema;
    }

    private static SchemaChangeResult DropIndex(ChangeContext context, DropStatement statement)
    {
        var name = statement.Target.ObjectName.Text;
        var database = statement.Target.Schema?.Text;
        if (context.Schema.FindIndex(name, database) is not { } index)
            return Missing(context, statement, "index", context.Schema.Databases.SelectMany(d => d.Indexes).Where(i => i.Sql is not null));
        if (index.Origin != IndexOrigin.Statement)
            return context.Refused(SqlProblemKind.NotAllowed, "index associated with UNIQUE or PRIMARY KEY constraint cannot be dropped", statement.Target);
        var owner = context.Schema.FindDatabase(index.Database)!;
        var table = (Table)owner.Relations[index.Table];
        return context.Changed(owner.With(table with { Indexes = table.Indexes.Remove(index) }));
    }

    private static SchemaChangeResult DropTrigger(ChangeContext context, DropStatement statement)
    {
        if (context.Schema.FindTrigger(statement.Target.ObjectName.Text, statement.Target.Schema?.Text) is { } trigger)
            return context.Changed(context.Schema.FindDatabase(trigger.Database)!.Without(trigger));
        return Missing(context, statement, "trigger", context.Schema.Databases.SelectMany(d => d.Triggers.Values));
    }

    private static SchemaChangeResult Missing(ChangeContext context, DropStatement statement, string type, IEnumerable<SchemaObject> others)
    {
        var schema = statement.Target.Schema?.Text;
        var name = statement.Target.ObjectName;
        if (statement.IfExists || context.Schema.MayHoldMore(schema))
            return context.Unchanged();
        return context.Refused(new SqlProblem(SqlProblemKind.NoSuchObject, $"no such {type}: {(schema is null ? "" : schema + ".")}{name.Text}", name.Span)
        {
            Name = name.Text,
            Candidates = [.. others.Select(o => o.Name)],
        });
    }
}
