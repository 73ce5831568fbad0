using System.Text;
using Godwit.Sql.Binding;
using Godwit.Sql.Catalog;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Binding;

public class FunctionPromiseTests(ITestOutputHelper output)
{
    private const int Rows = 24;
    private const int MostCalls = 64;
    private const string Columns = "i INTEGER NOT NULL, r REAL NOT NULL, t TEXT NOT NULL, b BLOB NOT NULL, ni INTEGER, nt TEXT, u NOT NULL";
    private static readonly string[] Arguments = ["i", "r", "t", "b", "ni", "nt", "u", "'$.a'"];

    [Fact]
    public void What_a_built_in_function_returns_for_any_arguments_is_what_the_binder_promised()
    {
        using var test = new BindingCase($"CREATE TABLE declared(id INTEGER PRIMARY KEY, {Columns})", $"CREATE TABLE hostile(id INTEGER PRIMARY KEY, {Columns})");
        for (var seed = 0; seed < Rows / 8; seed++)
        {
            new TableFiller(test.Engine, seed).AddDeclared([test.Schema.FindRelation("declared")!]);
            new TableFiller(test.Engine, seed).AddHostile([test.Schema.FindRelation("hostile")!]);
        }

        var broken = new SortedSet<string>(StringComparer.Ordinal);
        var (calls, types, notNulls) = (0, 0, 0);
        foreach (var function in BuiltInFunctions.All)
        {
            foreach (var call in Calls(function))
                Check(call);
        }

        var summary = new StringBuilder().AppendLine($"{calls} calls, {types} kinds of value, {notNulls} never NULL, {broken.Count} promises broken").AppendJoin('\n', broken).ToString();
        output.WriteLine(summary);
        Assert.True(broken.Count == 0, summary);
        Assert.True(calls > 3000 && types > 1500 && notNulls > 800, summary);

        void Check(string call)
        {
            var declared = test.Bind($"SELECT {call} AS x FROM declared");
            if (!declared.Problems.IsEmpty)
                return;
            var column = declared.ResultColumns[0];
            var (ofDeclared, ofHostile) = (Observe(call, "declared"), Observe(call, "hostile"));
            if (ofDeclared.Count + ofHostile.Count == 0)
                return;
            calls++;
            types += column.Type != SqlType.Unknown ? 1 : 0;
            notNulls += column.IsNullable ? 0 : 1;
            if (!column.IsNullable && (ofDeclared.Contains(5) || ofHostile.Contains(5)))
                broken.Add($"{call} is NULL");
            if (column.Type != SqlType.Unknown && ofDeclared.FirstOrDefault(storage => storage != 5 && !PromiseCheck.Keeps(column.Type, storage)) is > 0 and var other)
                broken.Add($"{call}, {column.Type}, is {other}");
        }

        // Row by row, because one that is refused would hide those behind it; an aggregate over those up to one.
        HashSet<int> Observe(string call, string table)
        {
            var seen = new HashSet<int>();
            for (var row = 1; row <= Rows; row++)
            {
                foreach (var compare in new[] { "=", "<=" })
                    seen.UnionWith(test.Engine.Query($"SELECT {call} AS x FROM {table} WHERE id {compare} {row}")?.Classes[0] ?? []);
            }

            return seen;
        }
    }

    private static IEnumerable<string> Calls(BuiltInFunction function)
    {
        var counts = function.Arity >= 0 ? [function.Arity] : Enumerable.Range(0, 4).Where(function.Accepts);
        foreach (var count in counts)
        {
            var all = (int)Math.Pow(Arguments.Length, count);
            // An odd step visits every argument in every place.
            var step = Math.Max(1, all / MostCalls) | 1;
            for (var i = 0; i < all; i += step)
            {
                var arguments = Enumerable.Range(0, count).Select(place => Arguments[i / (int)Math.Pow(Arguments.Length, place) % Arguments.Length]);
                var call = $"\"{function.Name}\"({string.Join(", ", arguments)})";
                if (!function.NeedsWindow)
                    yield return call;
                if (function.Kind == FunctionKind.Window)
                {
                    yield return $"{call} OVER (ORDER BY id)";
                    yield return $"{call} OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)";
                }
            }
        }
    }
}
