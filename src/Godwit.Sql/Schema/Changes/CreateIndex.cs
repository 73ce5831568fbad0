using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE INDEX.</summary>
internal static class CreateIndex
{
    public static SchemaChangeResult Apply(ChangeContext context, CreateIndexStatement statement)
    {
        if (Placement.Database(context, statement.Index) is not { } database)
            return context.Refused(Placement.UnknownDatabase(context, statement.Index.Schema!));
        if (statement.Index.Schema is null && context.Schema.FindRelation(statement.Table.Text) is { Database: SqlSchema.Temp })
            database = context.Schema.Databases[1];
        if (statement.Columns.FirstOrDefault(c => c.Nulls is not null) is { } nulls)
            return context.Refused(SqlProblemKind.Misuse, $"unsupported use of NULLS {(nulls.Nulls == NullsOrder.First ? "FIRST" : "LAST")}", nulls);
        var (relation, missing) = database.IsTemp
            ? Lookup.Table(context, new QualifiedName(statement.Table.Span, null, statement.Table))
            : Lookup.Table(context, statement.Table, database);
        if (missing is not null)
            return context.Refused(missing);
        if (relation is null)
            return context.Unchanged();
        if (Refuse(context, statement, database, relation, out var exists) is { } problem)
            return context.Refused(problem);
        if (exists)
            return context.Unchanged();
        var table = (Table)relation;
        if (Read(context, statement, table, out var index) is { } fault)
            return context.Refused(fault);
        return context.Changed(database.With(table with { Indexes = table.Indexes.Add(index!) }));
    }

    /// <summary>The index that a statement defines on a table, without looking whether its name is free.</summary>
    public static SqlProblem? Read(ChangeContext context, CreateIndexStatement statement, Table table, out Index? index)
    {
        index = null;
        var terms = new List<IndexTerm>();

        // Of a fault in WHERE and one in the first term, where this is a mere name or call, the engine tells the second.
        if (statement.Where is { } where && new TableExpression(context, table, ExpressionPlace.PartialIndex).Check(where) is { } partial)
        {
            var first = statement.Columns[0];
            return TableExpression.Bare(first.Expression) switch
            {
                ColumnExpression => IndexTerms.Read(context, table, first, out _),
                FunctionExpression call => new TableExpression(context, table, ExpressionPlace.IndexTerm).CheckCall(call),
                _ => null,
            } ?? partial;
        }

        foreach (var column in statement.Columns)
        {
            if (IndexTerms.Read(context, table, column, out var term) is { } problem)
                return problem;
            terms.Add(term!);
        }

        // The engine reads on to the semicolon, so that blanks and comments before it are kept.
        var start = statement.Index.ObjectName.Span.Start;
        index = new Index(statement.Index.ObjectName.Text, table.Name)
        {
            Database = table.Database,
            Unique = statement.IsUnique,
            Terms = [.. terms],
            Where = statement.Where is { } condition ? context.Raw(condition) : null,
            Sql = (statement.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + context.Slice(start, Trivia.End(context.Text, statement.Span.End)),
        };
        return null;
    }

    private static SqlProblem? Refuse(ChangeContext context, CreateIndexStatement statement, DatabaseSchema database, Relation relation, out bool exists)
    {
        exists = false;
        var name = statement.Index.ObjectName;
        if (database.IsTemp && relation.Database != SqlSchema.Temp)
            return new SqlProblem(SqlProblemKind.NotAllowed, $"cannot create a TEMP index on non-TEMP table \"{relation.Name}\"", statement.Table.Span);
        if (NameComparer.HasPrefix(relation.Name, "sqlite_"))
            return new SqlProblem(SqlProblemKind.NotAllowed, $"table {relation.Name} may not be indexed", statement.Table.Span);
        if (relation is View)
            return new SqlProblem(SqlProblemKind.NotAllowed, "views may not be indexed", statement.Table.Span);
        if (relation is VirtualTable)
            return new SqlProblem(SqlProblemKind.NotAllowed, "virtual tables may not be indexed", statement.Table.Span);
        if (Placement.Reserved(context, name) is { } reserved)
            return reserved;
        if (database.FindRelation(name.Text) is not null)
            return new SqlProblem(SqlProblemKind.AlreadyExists, $"there is already a table named {name.Text}", name.Span) { Name = name.Text };
        exists = database.FindIndex(name.Text) is not null;
        return exists && !statement.IfNotExists
            ? new SqlProblem(SqlProblemKind.AlreadyExists, $"index {name.Text} already exists", name.Span) { Name = name.Text }
            : null;
    }
}
