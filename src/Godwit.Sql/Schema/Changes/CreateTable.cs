using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE TABLE.</summary>
internal static class CreateTable
{
    private const string Prefix = "CREATE TABLE ";
    private const string SequenceTable = "sqlite_sequence";

    public static SchemaChangeResult Apply(ChangeContext context, CreateTableStatement statement)
    {
        var (database, problem) = Placement.OfRelation(context, statement.Table, statement.IsTemporary, statement.IfNotExists);
        if (problem is not null)
            return context.Refused(problem);
        if (database is null)
            return context.Unchanged();
        if (statement.AsSelect is not null)
            return CreateTableAs.Apply(context, database, statement);
        if ((Read(context, statement, database.Name, out var table) ?? GenerationLoop.Find(statement)) is { } fault)
            return context.Refused(fault);
        var sql = Prefix + StoredText(context, statement);
        var shift = Prefix.Length - statement.Table.ObjectName.Span.Start;
        database = database.With(table! with { Sql = sql, ColumnsEnd = ColumnsEnd(context.Text, statement) + shift });
        if (table!.AutoIncrement && database.FindRelation(SequenceTable) is null)
            database = database.With(SequenceOf(database));
        return context.Changed(database);
    }

    /// <summary>The table that a statement defines, without looking whether its name is free.</summary>
    public static SqlProblem? Read(ChangeContext context, CreateTableStatement statement, string database, out Table? table)
    {
        table = null;
        var builder = new TableBuilder(context, new Table(statement.Table.ObjectName.Text) { Database = database });
        foreach (var column in statement.Columns)
        {
            if (builder.Add(column) is { } problem)
                return problem;
        }

        foreach (var constraint in statement.Constraints)
        {
            if (builder.Add(constraint) is { } problem)
                return problem;
        }

        if (statement.Options.FirstOrDefault(o => o.Kind == TableOptionKind.Unknown) is { } option)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, $"unknown table option: {context.Raw(option.Name)}", option.Span);
        var isWithoutRowId = statement.Options.Any(o => o.Kind == TableOptionKind.WithoutRowId);
        if (builder.Finish(statement.Options.Any(o => o.Kind == TableOptionKind.Strict), isWithoutRowId, statement.Table) is { } fault)
            return fault;
        table = builder.Table with
        {
            PrimaryKey = builder.Keys.PrimaryKey,
            RowIdAlias = builder.Keys.RowIdAlias,
            AutoIncrement = builder.Keys.AutoIncrement,
            Indexes = builder.Keys.ToIndexes(database),
        };
        return null;
    }

    /// <summary>Where ALTER TABLE puts a new column: before the comma or parenthesis behind the last one.</summary>
    public static int ColumnsEnd(string text, CreateTableStatement statement) =>
        Trivia.End(text, statement.Columns[statement.Columns.Length - 1].Span.End);

    // With options the engine reads on to the semicolon, so that blanks and comments before it are kept.
    private static string StoredText(ChangeContext context, CreateTableStatement statement) => context.Slice(
        statement.Table.ObjectName.Span.Start,
        statement.Options.IsEmpty ? statement.Span.End : Trivia.End(context.Text, statement.Span.End));

    private static Table SequenceOf(DatabaseSchema database) => new(SequenceTable)
    {
        Database = database.Name,
        Sql = "CREATE TABLE sqlite_sequence(name,seq)",
        Columns = [new Column("name", ""), new Column("seq", "")],
    };
}
