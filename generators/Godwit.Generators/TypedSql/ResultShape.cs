using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Generators;

/// <summary>Whether a statement has rows, and whether the method returns what it has.</summary>
internal static class ResultShape
{
    public static PlanKind KindOf(SqlMethod method, Statement statement, ImmutableArray<SqlFinding>.Builder findings)
    {
        var result = method.Result;
        if (HasRows(statement))
        {
            if (result.Kind != SqlResultKind.Nothing)
                return result.Kind switch { SqlResultKind.Many => PlanKind.Many, SqlResultKind.OneOrNone => PlanKind.OneOrNone, _ => PlanKind.One };
            // A pragma may or may not return what it has set.
            if (statement is not PragmaStatement)
                Wrong("has rows, and the method returns nothing; return a value, a row, or IEnumerable<T>");
            return PlanKind.Run;
        }

        if (result.Kind == SqlResultKind.Nothing)
            return PlanKind.Run;
        var changesRows = statement is InsertStatement or UpdateStatement or DeleteStatement;
        if (!changesRows)
            Wrong("has no result; return void");
        else if (result is not { Kind: SqlResultKind.One, Row.Scalar: { Kind: ClrKind.Int64 } or { Kind: ClrKind.Integer, Reference: "int" } })
            Wrong("has no rows but their number; return int, long or void, or add RETURNING");
        return PlanKind.RowsChanged;

        void Wrong(string what) => findings.Add(SqlFinding.Of(RuleCatalogue.SqlReturnType, SqlPlace.ReturnType, method.Name, "its statement " + what));
    }

    private static bool HasRows(Statement statement) => statement switch
    {
        SelectStatement or PragmaStatement or ExplainStatement => true,
        InsertStatement insert => insert.Returning is not null,
        UpdateStatement update => update.Returning is not null,
        DeleteStatement delete => delete.Returning is not null,
        _ => false,
    };
}
