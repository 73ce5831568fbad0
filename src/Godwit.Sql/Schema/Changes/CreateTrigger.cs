using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE TRIGGER. The engine looks into the body only when the trigger fires.</summary>
internal static class CreateTrigger
{
    public static SchemaChangeResult Apply(ChangeContext context, CreateTriggerStatement statement)
    {
        var (database, problem) = Place(context, statement);
        if (problem is not null)
            return context.Refused(problem);
        var (relation, missing) = Table(context, statement, database!);
        if (missing is not null)
            return context.Refused(missing);
        if (relation is null)
            return context.Unchanged();
        var name = statement.Trigger.ObjectName;
        if (relation is VirtualTable)
            return context.Refused(SqlProblemKind.NotAllowed, "cannot create triggers on virtual tables", statement.Table);
        if (Placement.Reserved(context, name) is { } reserved)
            return context.Refused(reserved);
        if (database!.FindTrigger(name.Text) is not null)
        {
            return statement.IfNotExists
                ? context.Unchanged()
                : context.Refused(SqlProblemKind.AlreadyExists, $"trigger {context.Raw(name)} already exists", name);
        }

        if (Refuse(context, statement, relation, database) is { } fault)
            return context.Refused(fault);
        return context.Changed(database.With(new Trigger(name.Text, statement.Table.ObjectName.Text, relation.Database)
        {
            Database = database.Name,
            Time = statement.Time,
            Event = statement.Event.Kind,
            UpdateOf = [.. statement.Event.Columns.Select(c => c.Text)],
            Sql = "CREATE TRIGGER " + context.Slice(name.Span.Start, statement.Span.End),
        }));
    }

    private static (DatabaseSchema? Database, SqlProblem? Problem) Place(ChangeContext context, CreateTriggerStatement statement)
    {
        if (statement.IsTemporary)
        {
            return statement.Trigger.Schema is { } schema
                ? (null, new SqlProblem(SqlProblemKind.InvalidDefinition, "temporary trigger may not have qualified name", schema.Span))
                : (context.Schema.Databases[1], null);
        }

        if (Placement.Database(context, statement.Trigger) is not { } database)
            return (null, Placement.UnknownDatabase(context, statement.Trigger.Schema!));
        var watchesTemp = statement.Trigger.Schema is null
            && context.Schema.FindRelation(statement.Table.ObjectName.Text, statement.Table.Schema?.Text) is { Database: SqlSchema.Temp };
        return (watchesTemp ? context.Schema.Databases[1] : database, null);
    }

    private static (Relation? Relation, SqlProblem? Problem) Table(ChangeContext context, CreateTriggerStatement statement, DatabaseSchema database)
    {
        if (database.IsTemp)
            return Lookup.Table(context, statement.Table);
        if (statement.Table.Schema is { } named && !NameComparer.Same(named.Text, database.Name))
        {
            var message = $"trigger {context.Raw(statement.Trigger.ObjectName)} cannot reference objects in database {named.Text}";
            return (null, new SqlProblem(SqlProblemKind.NotAllowed, message, named.Span));
        }

        return Lookup.Table(context, statement.Table.ObjectName, database);
    }

    private static SqlProblem? Refuse(ChangeContext context, CreateTriggerStatement statement, Relation relation, DatabaseSchema database)
    {
        var shown = statement.Table.ObjectName.Text;
        if (NameComparer.HasPrefix(relation.Name, "sqlite_"))
            return new SqlProblem(SqlProblemKind.NotAllowed, "cannot create trigger on system table", statement.Table.Span);
        if (relation is View && statement.Time != TriggerTime.InsteadOf)
        {
            var time = statement.Time == TriggerTime.Before ? "BEFORE" : "AFTER";
            return new SqlProblem(SqlProblemKind.NotAllowed, $"cannot create {time} trigger on view: {shown}", statement.Table.Span);
        }

        if (relation is not View && statement.Time == TriggerTime.InsteadOf)
            return new SqlProblem(SqlProblemKind.NotAllowed, $"cannot create INSTEAD OF trigger on table: {shown}", statement.Table.Span);
        if (statement.Steps.SelectMany(s => s.DescendantsAndSelf()).OfType<ParameterExpression>().FirstOrDefault() is { } parameter)
            return new SqlProblem(SqlProblemKind.Misuse, "trigger cannot use variables", parameter.Span);
        return statement.Steps.Select(s => CrossReferences.Find(context, s, database, "trigger", statement.Trigger.ObjectName)).FirstOrDefault(p => p is not null);
    }
}
