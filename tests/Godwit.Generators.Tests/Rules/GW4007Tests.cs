namespace Godwit.Generators.Tests;

public class GW4007Tests
{
    [Fact]
    public Task A_value_that_goes_nowhere() => TypedSqlProject.ExpectAsync(
        "[Sql(\"DELETE FROM accounts WHERE name = @name\")]\nprivate static partial int Go(MigrationContext db, string name, long id);",
        ("long id", "GW4007: The parameter 'id' of Go is not in its SQL; write @id there, or take it away"));
}
