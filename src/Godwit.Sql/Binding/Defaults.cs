using System.Runtime.CompilerServices;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>
/// The defaults of columns that an INSERT leaves out. CREATE TABLE takes any function in them; the engine looks for it when
/// a row is made.
/// </summary>
internal static class Defaults
{
    private static readonly ConditionalWeakTable<Column, Finding> Found = new();

    /// <summary>Refuses defaults that call an aggregate or a function that nobody knows.</summary>
    public static void Check(BindingSession session, InsertStatement insert, Source target, Frame frame)
    {
        if (target.Relation is not Table table)
            return;
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var column = table.Columns[i];
            if (column.Default is not { } text || text.IndexOf('(') < 0 || IsGiven(insert, table, i))
                continue;
            var function = Found.GetValue(column, Find).Function;
            if (function is null || session.Schema.Extensions.Functions.Contains(function))
                continue;
            session.Report(ProblemPhase.Code, frame, SqlProblemKind.NoSuchFunction, $"unknown function: {function}()", insert.Table.ObjectName.Span, function);
        }
    }

    private static bool IsGiven(InsertStatement insert, Table table, int column)
    {
        if (insert.Columns.IsEmpty)
            return insert.Source is not null;
        foreach (var name in insert.Columns)
        {
            if (table.IndexOfColumn(name.Text) == column)
                return true;
        }

        return false;
    }

    private static Finding Find(Column column)
    {
        var script = SqlParser.ParseScript($"SELECT {column.Default}");
        if (script.Statements.Length == 1 && script.Statements[0].Syntax is { } statement)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                if (node is FunctionExpression call && FunctionFacts.Choose(call.Function.Text, call.Arguments.Length, out _) is not { Kind: FunctionKind.Scalar })
                    return new Finding(call.Function.Text);
            }
        }

        return new Finding(Function: null);
    }

    private sealed record Finding(string? Function);
}
