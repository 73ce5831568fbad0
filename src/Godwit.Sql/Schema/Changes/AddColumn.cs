using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ALTER TABLE … ADD COLUMN.</summary>
internal static class AddColumn
{
    private const string When = "after add column";

    public static SchemaChangeResult Apply(ChangeContext context, AddColumnStatement statement)
    {
        var (relation, missing) = Lookup.Table(context, statement.Table);
        if (missing is not null)
            return context.Refused(missing);
        if (relation is null)
            return context.Unchanged();
        if (relation is VirtualTable)
            return context.Refused(SqlProblemKind.NotAllowed, "virtual tables may not be altered", statement.Table);
        if (relation is View)
            return context.Refused(SqlProblemKind.NotAllowed, "Cannot add a column to a view", statement.Table);
        if (Alteration.NotAlterable(relation, statement.Table) is { } reserved)
            return context.Refused(reserved);
        var table = (Table)relation;
        if (table.IsOpaque || table.Sql is null)
            return context.Unchanged();
        var builder = new TableBuilder(context, table);
        if ((builder.Add(statement.Column) ?? Refuse(builder, statement.Column)) is { } problem)
            return context.Refused(problem);
        return Append(context, statement, table, builder);
    }

    private static SqlProblem? Refuse(TableBuilder builder, ColumnDefinition definition)
    {
        if (builder.Keys.PrimaryKey.Length > 0)
            return new SqlProblem(SqlProblemKind.NotAllowed, "Cannot add a PRIMARY KEY column", definition.Span);
        return builder.Keys.IsEmpty ? null : new SqlProblem(SqlProblemKind.NotAllowed, "Cannot add a UNIQUE column", definition.Span);
    }

    private static SchemaChangeResult Append(ChangeContext context, AddColumnStatement statement, Table table, TableBuilder builder)
    {
        // The engine takes what stands before the semicolon, comments included, and puts it into the stored text.
        var end = Trivia.End(context.Text, statement.Span.End);
        var definition = context.Slice(statement.Column.Span.Start, end).TrimEnd(' ', '\t', '\n', '\r', '\f', '\v', ';');
        var closed = definition + ")";
        if (Trivia.End(closed, Math.Min(statement.Column.Span.Length, definition.Length)) >= closed.Length)
        {
            var swallowed = new SqlProblem(SqlProblemKind.InvalidDefinition, "incomplete input", statement.Column.Span);
            return context.Refused(Alteration.InObject("table", table.Name, When, swallowed, statement.Column));
        }

        if (builder.Finish(table.Strict, isWithoutRowId: false, statement.Table, isLoading: true) is { } fault)
            return context.Refused(Alteration.InObject("table", table.Name, When, fault, statement.Column));
        var strict = new TableBuilder(context, table);
        var added = builder.Table with
        {
            LooseText = table.LooseText ?? LooseText(strict, statement),
            Sql = table.Sql!.Substring(0, table.ColumnsEnd) + ", " + definition + table.Sql.Substring(table.ColumnsEnd),
            ColumnsEnd = table.ColumnsEnd + 2 + definition.Length,
        };
        var changed = context.Changed(context.Schema.FindDatabase(table.Database)!.With(added));
        return RowProblem(context, statement.Column, added) is { } row ? changed with { Problems = [row] } : changed;
    }

    private static string? LooseText(TableBuilder strict, AddColumnStatement statement) =>
        (strict.Add(statement.Column) ?? strict.Finish(isStrict: false, isWithoutRowId: false, statement.Table))?.Message;

    // What the engine refuses only where the table holds rows.
    private static SqlProblem? RowProblem(ChangeContext context, ColumnDefinition definition, Table table)
    {
        var column = table.Columns[table.Columns.Length - 1];
        if (column.IsGenerated)
            return column.Visibility == ColumnVisibility.StoredGenerated ? Data("cannot add a STORED column", definition) : null;
        var value = definition.Constraints.OfType<ColumnDefault>().LastOrDefault()?.Value;
        if (value is not null && ConstantExpression.IsNull(value))
            value = null;
        if (context.Schema.ForeignKeys && value is not null && definition.Constraints.OfType<ColumnReferences>().Any())
            return Data("Cannot add a REFERENCES column with non-NULL default value", definition);
        if (column.NotNull && value is null)
            return Data("Cannot add a NOT NULL column with default value NULL", definition);
        return value is null || ConstantExpression.IsKnown(value) ? null : Data("Cannot add a column with non-constant default", definition);
    }

    private static SqlProblem Data(string message, ColumnDefinition definition) =>
        new(SqlProblemKind.NotAllowed, message, definition.Span) { Stage = SqlProblemStage.Data, Name = definition.Name.Text };
}
