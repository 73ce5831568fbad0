using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Binds RETURNING.</summary>
internal static class ReturningBinder
{
    public static void Bind(BindingSession session, ReturningClause returning, Source target, Surroundings around, string statement)
    {
        if (target.Relation is VirtualTable && statement != "INSERT" && !target.IsOpaque)
        {
            session.Report(ProblemPhase.Resolve, around.Frame, SqlProblemKind.NotAllowed, $"{statement} RETURNING is not available on virtual tables", returning.Span);
            return;
        }

        var row = new Source(target.Name, target.Span)
        {
            Relation = target.Relation,
            Columns = target.Columns,
            IsOpaque = target.IsOpaque,
            HasRowId = target.HasRowId,
            RowIdAlias = target.RowIdAlias,
            // Of a view nobody checks what is written: what the statement does not name is NULL, whatever the view would show.
            IsOptional = target.Relation is View && statement != "DELETE",
        };
        var core = new CoreModel(syntax: null, around);
        var scope = new Scope(session, around, [], outer: null) { Returned = row, Flags = ScopeFlags.Returning };
        foreach (var column in returning.Columns)
        {
            if (column is ExpressionColumn written)
                AddItem(scope, core, written);
            else
                AddStar(session, core, (StarColumn)column, row, around.Frame);
        }

        session.Returned = core;
    }

    private static void AddItem(Scope scope, CoreModel core, ExpressionColumn written) => core.Items.Add(new ResultItem
    {
        Expression = written.Expression,
        Name = written.Alias?.Text,
        NameKind = written.Alias is null ? ItemName.Text : ItemName.Alias,
        Span = written.Expression.Span,
        Value = ExpressionBinder.BindScalar(scope, written.Expression),
    });

    private static void AddStar(BindingSession session, CoreModel core, StarColumn star, Source row, Frame frame)
    {
        if (star.Table is { } table)
        {
            session.Report(ProblemPhase.Resolve, frame, SqlProblemKind.Misuse, "RETURNING may not use \"TABLE.*\" wildcards", table.Span);
            return;
        }

        core.IsUncertain |= row.IsOpaque;
        for (var i = 0; i < row.Columns.Length; i++)
        {
            var column = row.Columns[i];
            if (column.Visibility == ColumnVisibility.Hidden)
                continue;
            core.Items.Add(new ResultItem { Column = column.Name, Name = column.Name, NameKind = ItemName.Alias, Span = star.Span, Value = NameLookup.Of(row, i) });
        }
    }
}
