using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Where a new object goes, and whether its name is free.</summary>
internal static class Placement
{
    /// <summary>The database of a qualified name; main for one without a database. Null where there is none of that name.</summary>
    public static DatabaseSchema? Database(ChangeContext context, QualifiedName name) =>
        name.Schema is { } schema ? context.Schema.FindDatabase(schema.Text) : context.Schema.Databases[0];

    /// <summary>The refusal of a database that does not exist.</summary>
    public static SqlProblem UnknownDatabase(ChangeContext context, Name name) =>
        new(SqlProblemKind.NoSuchObject, $"unknown database {context.Raw(name)}", name.Span)
        {
            Name = name.Text,
            Candidates = [.. context.Schema.Databases.Select(d => d.Name)],
        };

    /// <summary>The refusal of a name that the engine keeps for itself; null where it may be used.</summary>
    public static SqlProblem? Reserved(ChangeContext context, Name name) => NameComparer.HasPrefix(name.Text, "sqlite_") && !context.Schema.IsSchemaWritable
        ? new SqlProblem(SqlProblemKind.NotAllowed, $"object name reserved for internal use: {name.Text}", name.Span)
        : null;

    /// <summary>
    /// Places a table, view or virtual table: its database, or why it has none. Neither where it exists and the statement
    /// says IF NOT EXISTS.
    /// </summary>
    public static (DatabaseSchema? Database, SqlProblem? Problem) OfRelation(ChangeContext context, QualifiedName name, bool isTemporary, bool ifNotExists)
    {
        if (Database(context, name) is not { } database)
            return (null, UnknownDatabase(context, name.Schema!));
        if (isTemporary && name.Schema is not null && !database.IsTemp)
            return (null, new SqlProblem(SqlProblemKind.InvalidDefinition, "temporary table name must be unqualified", name.Schema.Span));
        if (isTemporary)
            database = context.Schema.Databases[1];
        if (Reserved(context, name.ObjectName) is { } reserved)
            return (null, reserved);
        if (database.FindRelation(name.ObjectName.Text) is { } existing)
            return (null, ifNotExists ? null : Exists(context, existing, name.ObjectName));
        if (database.FindIndex(name.ObjectName.Text) is not null)
            return (null, new SqlProblem(SqlProblemKind.AlreadyExists, $"there is already an index named {name.ObjectName.Text}", name.ObjectName.Span));
        return (database, null);
    }

    private static SqlProblem Exists(ChangeContext context, Relation existing, Name name)
    {
        var kind = existing is View ? "view" : "table";
        return new(SqlProblemKind.AlreadyExists, $"{kind} {context.Raw(name)} already exists", name.Span) { Name = name.Text };
    }
}
