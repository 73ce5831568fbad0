using System.Globalization;
using Godwit.Sql.Catalog;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

public class CatalogTests
{
    private const int Deterministic = 0x800;

    [Fact]
    public void The_functions_are_those_of_the_engine()
    {
        using var engine = new LiveDatabase();
        var expected = engine.Query("SELECT DISTINCT name, narg, type, flags FROM pragma_function_list")
            .Select(row => $"{row[0]}/{row[1]} {row[2]} {(int.Parse(row[3]!, CultureInfo.InvariantCulture) & Deterministic) != 0}");
        var actual = BuiltInFunctions.All.Select(f => $"{f.Name}/{f.Arity} {Letter(f.Kind)} {f.IsDeterministic}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pragmas_and_their_table_functions_are_those_of_the_engine()
    {
        using var engine = new LiveDatabase();
        Assert.Equal(
            engine.Query("SELECT name FROM pragma_pragma_list").Select(row => row[0]!).Order(StringComparer.Ordinal),
            Pragmas.All.Select(pragma => pragma.Name).Order(StringComparer.Ordinal));
        foreach (var pragma in Pragmas.All)
        {
            var columns = TableFunctions.Find("pragma_" + pragma.Name)?.Columns.Select(Line) ?? [];
            Assert.Equal(ColumnsOf(engine, "pragma_" + pragma.Name), columns);
        }
    }

    [Theory]
    [InlineData("json_each")]
    [InlineData("json_tree")]
    [InlineData("fts3tokenize")]
    public void The_table_functions_have_the_columns_of_the_engine(string name)
    {
        using var engine = new LiveDatabase();
        Assert.Equal(ColumnsOf(engine, name), TableFunctions.Find(name)!.Columns.Select(Line));
    }

    [Fact]
    public void The_collations_are_those_of_the_engine()
    {
        using var engine = new LiveDatabase();
        Assert.Equal(
            engine.Query("SELECT name FROM pragma_collation_list").Select(row => row[0]!).Order(StringComparer.Ordinal),
            Collations.All.Order(StringComparer.Ordinal));
    }

    private static List<string> ColumnsOf(LiveDatabase engine, string table) =>
        [.. engine.Query($"SELECT name, type, hidden FROM pragma_table_xinfo('{table}')").Select(row => $"{row[0]} {row[1]} {row[2]}")];

    private static string Line(Column column) => $"{column.Name} {column.DeclaredType} {(int)column.Visibility}";

    private static char Letter(FunctionKind kind) => kind switch { FunctionKind.Scalar => 's', FunctionKind.Aggregate => 'a', _ => 'w' };
}
