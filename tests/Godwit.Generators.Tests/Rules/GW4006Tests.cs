namespace Godwit.Generators.Tests;

public class GW4006Tests
{
    [Theory]
    [InlineData("@token", "Go has no parameter of that name; add one")]
    [InlineData("?2", "it has no name; write @name, and it is matched with the method's parameter of that name")]
    [InlineData("?", "it has no name; write @name, and it is matched with the method's parameter of that name")]
    public Task A_parameter_that_gets_no_value(string parameter, string fault) => TypedSqlProject.ExpectAsync(
        $"[Sql(\"UPDATE accounts SET name = @name WHERE auth_data = {parameter}\")]\nprivate static partial int Go(MigrationContext db, string name);",
        (parameter, $"GW4006: The parameter {parameter} of the SQL gets no value: {fault}"));

    [Fact]
    public Task Names_match_in_every_casing_and_with_every_prefix() => TypedSqlProject.ExpectAsync(
        "[Sql(\"UPDATE accounts SET name = @new_name, auth_data = :authData WHERE id = $ID AND name <> @new_name\")]\nprivate static partial int Go(MigrationContext db, long id, string newName, string? authData);");
}
