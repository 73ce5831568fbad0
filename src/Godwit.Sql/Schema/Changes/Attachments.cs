using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ATTACH and DETACH. What an attached file holds is not known; a new one in memory is empty.</summary>
internal static class Attachments
{
    public static SchemaChangeResult Attach(ChangeContext context, AttachStatement statement)
    {
        // A name that is computed could be any, but the database is then out of reach of the checks by name.
        if (Text(statement.Schema) is not { } name)
            return context.Unchanged();
        if (context.Schema.FindDatabase(name) is not null)
            return context.Refused(Execution($"database {name} is already in use", statement.Schema));
        var isEmpty = Text(statement.File) is "" or ":memory:";
        return context.Changed(new DatabaseSchema(name) { IsUnknown = !isEmpty });
    }

    public static SchemaChangeResult Detach(ChangeContext context, DetachStatement statement)
    {
        if (Text(statement.Schema) is not { } name)
            return context.Unchanged();
        if (context.Schema.FindDatabase(name) is not { } database)
            return context.Refused(Execution($"no such database: {name}", statement.Schema));
        return database.Name is SqlSchema.Main or SqlSchema.Temp
            ? context.Refused(Execution($"cannot detach database {name}", statement.Schema))
            : SchemaChangeResult.Of(context.Schema.Without(database));
    }

    private static SqlProblem Execution(string message, SqlNode node) => new(SqlProblemKind.NotAllowed, message, node.Span) { Stage = SqlProblemStage.Execute };

    private static string? Text(Expression expression) => TableExpression.Bare(expression) switch
    {
        ColumnExpression { Table: null } name => name.Column.Text,
        LiteralExpression { Kind: LiteralKind.String } text => Names.Unquote(text.Text),
        _ => null,
    };
}
