using System.Collections.Immutable;
using Godwit.Sql.Catalog;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Finds what a statement names.</summary>
internal static class Lookup
{
    /// <summary>
    /// A table, view or virtual table of one database. Neither a relation nor a problem where the database may hold more
    /// than is known.
    /// </summary>
    public static (Relation? Relation, SqlProblem? Problem) Table(ChangeContext context, Name name, DatabaseSchema database)
    {
        if (database.FindRelation(name.Text) is { } relation)
            return (relation, null);
        if (TableFunctions.Find(name.Text) is { } function)
            return (function, null);
        return (null, database.IsUnknown ? null : NoSuchTable(context, $"{database.Name}.{name.Text}", name));
    }

    /// <summary>The same, searched as the engine does where no database is named.</summary>
    public static (Relation? Relation, SqlProblem? Problem) Table(ChangeContext context, QualifiedName name, string what = "no such table")
    {
        var text = name.ObjectName.Text;
        if (context.Schema.FindRelation(text, name.Schema?.Text) is { } relation)
            return (relation, null);
        if (TableFunctions.Find(text) is { } function)
            return (function, null);
        if (context.Schema.MayHoldMore(name.Schema?.Text))
            return (null, null);
        return (null, NoSuchTable(context, name.Schema is { } schema ? $"{schema.Text}.{text}" : text, name.ObjectName, what));
    }

    /// <summary>The refusal of a column that does not exist.</summary>
    public static SqlProblem NoSuchColumn(Relation relation, Name name, string message) => new(SqlProblemKind.NoSuchColumn, message, name.Span)
    {
        Name = name.Text,
        Candidates = [.. relation.Columns.Select(c => c.Name)],
    };

    private static SqlProblem NoSuchTable(ChangeContext context, string shown, Name name, string what = "no such table") =>
        new(SqlProblemKind.NoSuchTable, $"{what}: {shown}", name.Span) { Name = name.Text, Candidates = Relations(context.Schema) };

    private static ImmutableArray<string> Relations(SqlSchema schema) => [.. schema.Databases.SelectMany(d => d.Relations.Values).Select(r => r.Name)];
}
