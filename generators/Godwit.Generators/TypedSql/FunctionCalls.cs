using Godwit.Sql;
using Godwit.Sql.Syntax;

namespace Godwit.Generators;

/// <summary>The calls of a class's own functions in a statement.</summary>
internal sealed class FunctionCalls
{
    private readonly List<(FunctionExpression Call, SqlFunction Function)> _calls;

    private FunctionCalls(List<(FunctionExpression Call, SqlFunction Function)> calls) => _calls = calls;

    /// <summary>Each function that is called, once.</summary>
    public EquatableArray<SqlFunction> Functions => _calls.Select(pair => pair.Function).Distinct().ToEquatableArray();

    public static FunctionCalls Of(Statement statement, EquatableArray<SqlFunction> functions)
    {
        if (functions.Count == 0)
            return new FunctionCalls([]);
        var calls = statement.DescendantsAndSelf().OfType<FunctionExpression>()
            .Select(call => (Call: call, Function: Find(call, functions)))
            .Where(pair => pair.Function is not null)
            .Select(pair => (pair.Call, pair.Function!))
            .ToList();
        return new FunctionCalls(calls);
    }

    /// <summary>A static method has no instance to call a function on, and a function takes as many arguments as it has parameters.</summary>
    public IEnumerable<SqlFinding> Findings(SqlMethod method)
    {
        foreach (var (call, function) in _calls)
        {
            if (call.Arguments.Length != function.Parameters.Count || call.IsStar)
                yield return SqlFinding.Of(RuleCatalogue.SqlSchema, SqlPlace.Text(call.Function.Span), $"wrong number of arguments to function {call.Function.Text}(): its method has {function.Parameters.Count} parameters");
            else if (method.IsStatic && !function.IsStatic)
                yield return SqlFinding.Of(RuleCatalogue.SqlMethod, SqlPlace.Name, method.Name, $"it is static and its SQL calls {call.Function.Text}(), a method of an instance; take 'static' away from it, or add it there");
        }
    }

    /// <summary>Whether a problem is only that the engine does not know these functions.</summary>
    public bool Explains(SqlProblem problem) =>
        problem.Kind is SqlProblemKind.NoSuchFunction or SqlProblemKind.WrongCount && _calls.Exists(pair => problem.Span.Start <= pair.Call.Span.Start && pair.Call.Function.Span.Start <= problem.Span.Start);

    // A call with a wrong number of arguments is of the function with the name.
    private static SqlFunction? Find(FunctionExpression call, EquatableArray<SqlFunction> functions)
    {
        var named = functions.Where(function => string.Equals(function.Name, call.Function.Text, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Find(function => function.Parameters.Count == call.Arguments.Length) ?? named.FirstOrDefault();
    }
}
