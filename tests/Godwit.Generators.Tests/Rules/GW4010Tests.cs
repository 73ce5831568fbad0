namespace Godwit.Generators.Tests;

public class GW4010Tests
{
    [Theory]
    [InlineData("SELECT id FROM accounts", "void", "its statement has rows, and the method returns nothing; return a value, a row, or IEnumerable<T>")]
    [InlineData("DELETE FROM accounts WHERE true", "IEnumerable<long>", "its statement has no rows but their number; return int, long or void, or add RETURNING")]
    [InlineData("DELETE FROM accounts WHERE true", "string", "its statement has no rows but their number; return int, long or void, or add RETURNING")]
    [InlineData("DELETE FROM accounts WHERE true", "short", "its statement has no rows but their number; return int, long or void, or add RETURNING")]
    [InlineData("SELECT id, name FROM accounts", "IEnumerable<long>", "its query has 2 columns, and long is one value; return a tuple or a record")]
    [InlineData("SELECT id, name FROM accounts", "IEnumerable<(long, string, long)>", "its query has 2 columns, and the tuple has 3 elements")]
    [InlineData("SELECT id FROM accounts", "List<long>", "rows come as IEnumerable<T>, read while they are enumerated; copy them with ToList where you need a list")]
    [InlineData("SELECT id FROM accounts", "long[]", "rows come as IEnumerable<T>, read while they are enumerated; copy them with ToList where you need a list")]
    [InlineData("SELECT photo FROM accounts", "ReadOnlySpan<byte>", "a span is no row type: SQLite's memory ends with the row; return byte[] or string")]
    [InlineData("SELECT id FROM accounts", "Task<long>", "System.Threading.Tasks.Task<long> cannot be made from a row; return one value, a tuple, or a record, class or struct whose constructor or properties match the columns")]
    [InlineData("SELECT id FROM accounts", "IEnumerable<(long Id, object Name)>", "its element 'Name' has the type object, which has no place in SQLite")]
    public Task Types_that_do_not_fit_the_statement(string sql, string type, string fault) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"{sql}\")]\nprivate static partial {type} Go(MigrationContext db);",
        (type, $"GW4010: Go cannot return that: {fault}"));

    [Theory]
    [InlineData("DELETE FROM accounts WHERE true", "int")]
    [InlineData("DELETE FROM accounts WHERE true", "long")]
    [InlineData("DELETE FROM accounts WHERE true", "void")]
    [InlineData("DELETE FROM accounts WHERE true RETURNING id", "IEnumerable<long>")]
    [InlineData("PRAGMA user_version", "long")]
    [InlineData("PRAGMA recursive_triggers = ON", "void")]
    [InlineData("ANALYZE", "void")]
    public Task Types_that_fit(string sql, string type) => TypedSqlProject.ExpectAsync($"[Sql(\"{sql}\")]\nprivate static partial {type} Go(MigrationContext db);");
}
