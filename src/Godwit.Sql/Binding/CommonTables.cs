using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Works out common table expressions, recursive ones included, anew for each use as the engine does.</summary>
internal static class CommonTables
{
    public static Source Build(BindingSession session, CommonTableExpression table, WithScope scope, SqlNode node, string? alias, Surroundings around)
    {
        if (CteBlock.Find(around.Blocks, table) is { } block)
        {
            session.Report(ProblemPhase.Expand, around.Frame, SqlProblemKind.Misuse, $"{block.Message}: {table.Name.Text}", node.Span, table.Name.Text);
            return SourceBuilder.Opaque(node, table.Name.Text, alias);
        }

        var body = new Surroundings(scope.Frame, scope, around.Blocks);
        var recursiveCount = CountRecursive(table);
        var model = recursiveCount > 0
            ? ExpandRecursive(session, table, recursiveCount, body)
            : SelectExpander.Expand(session, table.Select, Block(body, table, "circular reference"));
        var columns = Columns(session, table, model, around.Frame);
        return new Source(table.Name.Text, node.Span)
        {
            Alias = alias,
            Select = model,
            Columns = columns,
            IsOpaque = model.IsUncertain || columns.Length != model.Width,
            IsCommonTable = true,
        };
    }

    /// <summary>The number of queries at the end of the compound that read the table itself.</summary>
    private static int CountRecursive(CommonTableExpression table)
    {
        var select = table.Select;
        var count = 0;
        if (select.Operators.IsEmpty || select.Operators[select.Operators.Length - 1] is not (CompoundOperator.Union or CompoundOperator.UnionAll))
            return 0;
        var last = select.Operators[select.Operators.Length - 1];
        for (var i = select.Cores.Length - 1; i > 0 && select.Operators[i - 1] == last; i--)
        {
            if (select.Cores[i] is not QueryCore { From: { } from } || !Names(from, table.Name.Text))
                break;
            count++;
        }

        return count;
    }

    private static bool Names(FromClause from, string name)
    {
        for (var i = 0; i < from.Tables.Length; i++)
        {
            switch (from.Tables[i].Source)
            {
                case TableReference { Table: { Schema: null } table } when NameComparer.Same(table.ObjectName.Text, name):
                    return true;
                case ParenthesizedSource { Alias: null } group when i == 0 && from.Tables[i].Constraint is null && Names(group.Tables, name):
                    return true;
                case ParenthesizedSource { Tables.Tables.Length: 1 } single when Names(single.Tables, name):
                    return true;
            }
        }

        return false;
    }

    private static SelectModel ExpandRecursive(BindingSession session, CommonTableExpression table, int recursiveCount, Surroundings body)
    {
        var select = table.Select;
        var model = SelectExpander.Prepare(session, select, Block(body, table, "circular reference"));
        var anchorCount = select.Cores.Length - recursiveCount;
        for (var i = anchorCount - 1; i >= 0; i--)
            model.Cores.Insert(0, SelectExpander.ExpandCore(session, select.Cores[i], model.Surroundings, recursive: null));
        foreach (var core in model.Cores)
            model.IsUncertain |= core.IsUncertain;

        var own = new Source(table.Name.Text, table.Name.Span) { Columns = Columns(session, table, model, body.Frame), IsOpaque = model.IsUncertain, IsCommonTable = true };
        var inner = Block(body, table, "multiple recursive references").Under(select.With);
        for (var i = anchorCount; i < select.Cores.Length; i++)
            model.Cores.Add(SelectExpander.ExpandCore(session, select.Cores[i], inner, own));
        return SelectExpander.Finish(model);
    }

    private static Surroundings Block(Surroundings around, CommonTableExpression table, string message) =>
        around with { Blocks = new CteBlock(table, message, around.Blocks) };

    private static ImmutableArray<Column> Columns(BindingSession session, CommonTableExpression table, SelectModel model, Frame frame)
    {
        if (!table.Columns.IsEmpty && model.Width != table.Columns.Length && !model.IsUncertain)
        {
            session.Report(ProblemPhase.Expand, frame, SqlProblemKind.WrongCount, $"table {table.Name.Text} has {model.Width} values for {table.Columns.Length} columns", table.Name.Span, table.Name.Text);
        }

        return ResultNames.Columns(model, table.Columns);
    }
}
