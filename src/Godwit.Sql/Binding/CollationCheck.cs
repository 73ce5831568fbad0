using Godwit.Sql.Catalog;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>
/// Refuses collations that nobody knows, where the engine looks for them: in comparisons, orders, groups and DISTINCT.
/// Elsewhere COLLATE is not looked at.
/// </summary>
internal static class CollationCheck
{
    /// <summary>The collation that a comparison takes: the left COLLATE, the right one, the left column's, the right one's.</summary>
    public static void Compare(Scope scope, BoundValue left, BoundValue right, Expression whole)
    {
        if (left.Collation is null && right.Collation is null)
            return;
        Check(scope, left.CollationName is null && (right.CollationName is not null || left.Collation is null) ? right : left, whole);
    }

    /// <summary>The collation by which values of one expression are sorted or grouped.</summary>
    public static void Check(Scope scope, BoundValue value, Expression expression)
    {
        var collation = value.Collation;
        if (collation is null || NameComparer.Same(collation, "BINARY") || Collations.IsBuiltIn(collation) || scope.Session.Schema.Extensions.Collations.Contains(collation))
            return;
        scope.Session.Report(
            ProblemPhase.Code,
            scope.Frame,
            SqlProblemKind.NoSuchCollation,
            $"no such collation sequence: {collation}",
            value.CollationName?.Span ?? expression.Span,
            collation,
            () => Collations.All);
    }
}
