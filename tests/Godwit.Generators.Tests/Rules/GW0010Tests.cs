namespace Godwit.Generators.Tests;

public class GW0010Tests
{
    private static readonly string Large = "SELECT 1; -- " + new string('x', 1 << 20);

    [Fact]
    public Task A_script_above_1_MB() => TestProject.WithSet()
        .File("Migrations/1_a.sql", Large)
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0010: 1_a.sql has 1048589 bytes, more than the 1 MB that is compiled into code; add to the project: <EmbeddedResource Include=\"Migrations/1_a.sql\" LogicalName=\"Migrations/1_a.sql\" />");

    [Fact]
    public Task As_an_embedded_resource() => TestProject.WithSet()
        .File("Migrations/1_a.sql", Large)
        .Tagged("Migrations/1_a.sql", "GodwitResource", "1_a.sql")
        .ExpectAsync();

    [Fact]
    public Task Exactly_1_MB() => TestProject.WithSet().File("Migrations/1_a.sql", Large[..(1 << 20)]).ExpectAsync();
}
