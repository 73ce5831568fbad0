using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE VIEW. The engine looks into the SELECT only when the view is used.</summary>
internal static class CreateView
{
    public static SchemaChangeResult Apply(ChangeContext context, CreateViewStatement statement)
    {
        if (statement.Select.DescendantsAndSelf().OfType<ParameterExpression>().FirstOrDefault() is { } parameter)
            return context.Refused(SqlProblemKind.Misuse, "parameters are not allowed in views", parameter);
        var (database, problem) = Placement.OfRelation(context, statement.View, statement.IsTemporary, statement.IfNotExists);
        if (problem is not null)
            return context.Refused(problem);
        if (database is null)
            return context.Unchanged();
        var name = statement.View.ObjectName;
        if (CrossReferences.Find(context, statement.Select, database, "view", name) is { } elsewhere)
            return context.Refused(elsewhere);

        // The engine keeps a comment before the semicolon, and no blanks.
        var end = Trivia.End(context.Text, statement.Span.End);
        return context.Changed(database.With(new View(name.Text)
        {
            Database = database.Name,
            ColumnNames = [.. statement.Columns.Select(c => c.Text)],
            Sql = "CREATE VIEW " + context.Slice(name.Span.Start, end).TrimEnd(' ', '\t', '\n', '\r', '\f', '\v'),
        }));
    }
}
