namespace Godwit.Generators.Tests;

public class GW0004Tests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t")]
    [InlineData("-- only a comment\n/* and another */")]
    [InlineData(";;\n;")]
    public Task Nothing_to_run(string text) => TestProject.WithSet()
        .File("Migrations/1_a.sql", text)
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0004: 1_a.sql holds no SQL statement; write one (SELECT 1; where nothing is to do), or delete the file");

    [Fact]
    public Task A_statement_without_its_semicolon_is_enough() => TestProject.WithSet().File("Migrations/1_a.sql", "-- x\nSELECT 1").ExpectAsync();
}
