namespace Godwit.Generators.Tests;

public class GW4015Tests
{
    [Theory]
    [InlineData("db.Execute(\"UPDATE accounts SET nam = 1\");", "nam ", "no such column: nam; did you mean name?")]
    [InlineData("db.Execute(\"\"\"UPDATE acounts SET name = ?1\"\"\", 1);", "acounts", "no such table: acounts; did you mean accounts?")]
    [InlineData("db.Execute(\"DELETE FROM accounts; DELETE FROM events\");", "DELETE FROM events", "Execute runs one statement; hand over one at a time")]
    [InlineData("using var command = db.Connection.CreateCommand(); command.CommandText = @\"DELETE FORM accounts\";", "FORM", "near \"FORM\": syntax error")]
    [InlineData("using var command = new Microsoft.Data.Sqlite.SqliteCommand(\"DELETE FROM accounts; DELETE FROM nothing_there\", db.Connection);", "nothing_there", "no such table: nothing_there; create it first, in an earlier migration or by an [Sql] method above this one")]
    public Task Constant_SQL_that_does_not_fit(string code, string place, string message) => TypedSqlProject.ExpectAsync(
        $"public void Run(MigrationContext db) {{ {code} }}",
        (place, "GW4015: " + message));

    [Theory]
    [InlineData("db.Execute(\"UPDATE accounts SET name = seal(name)\");")]
    [InlineData("db.Execute(\"DELETE FROM \" + db.ToString());")]
    [InlineData("db.Execute(\"CREATE TEMP TABLE a (id)\");")]
    [InlineData("db.Execute(\"DELETE FROM known_later\"); db.Execute(\"CREATE \" + db.ToString());")]
    public Task SQL_that_fits_or_that_nobody_can_know(string code) => TypedSqlProject.ExpectAsync($"public void Run(MigrationContext db) {{ {code} }}");

    [Fact]
    public Task SQL_of_a_class_that_is_no_data_migration_is_not_looked_at() => TypedSqlProject.WithMembers("")
        .Code("Other.cs", "public static class Other { public static void Run(MigrationContext db) => db.Execute(\"nonsense\"); }")
        .ExpectAsync();
}
