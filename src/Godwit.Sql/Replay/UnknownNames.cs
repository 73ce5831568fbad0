using Godwit.Sql.Catalog;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Replay;

/// <summary>Finds functions and collations that SQLite does not have: the program may register them, or they are misspelt.</summary>
internal static class UnknownNames
{
    private const string NoSuchFunction = "no such function: ";
    private const string NoSuchCollation = "no such collation sequence: ";

    /// <summary>Whether a problem is about such a name, perhaps in a view or trigger that a statement uses.</summary>
    public static bool AreMeantBy(SqlProblem problem) =>
        problem.Kind is SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation
        || problem.Message.IndexOf(NoSuchFunction, StringComparison.Ordinal) >= 0
        || problem.Message.IndexOf(NoSuchCollation, StringComparison.Ordinal) >= 0;

    public static IEnumerable<SqlProblem> Find(Statement statement) =>
        statement.DescendantsAndSelf().Select(Problem).OfType<SqlProblem>();

    private static SqlProblem? Problem(SqlNode node) => node switch
    {
        FunctionExpression call when BuiltInFunctions.Find(call.Function.Text).IsEmpty => Function(call.Function.Text, call.Function),
        LikeExpression { Operator: LikeOperator.Regexp } like when BuiltInFunctions.Find("regexp").IsEmpty => Function("regexp", like),
        CollateExpression collate when !Collations.IsBuiltIn(collate.Collation.Text) => Collation(collate.Collation),
        ColumnCollation collate when !Collations.IsBuiltIn(collate.Collation.Text) => Collation(collate.Collation),
        _ => null,
    };

    private static SqlProblem Function(string name, SqlNode place) => new(SqlProblemKind.NoSuchFunction, NoSuchFunction + name, place.Span)
    {
        Name = name,
        Candidates = [.. BuiltInFunctions.All.Select(function => function.Name)],
    };

    private static SqlProblem Collation(Name name) => new(SqlProblemKind.NoSuchCollation, NoSuchCollation + name.Text, name.Span)
    {
        Name = name.Text,
        Candidates = Collations.All,
    };
}
