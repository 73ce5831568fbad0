namespace Godwit.Generators.Tests;

public class GW0007Tests
{
    [Fact]
    public Task A_NUL_is_reported_where_it_stands() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;\r\nSELECT 'a\0b';")
        .ExpectAsync("Migrations/1_a.sql(2,10): GW0007: 1_a.sql holds a NUL character, where SQLite stops reading; remove it, or write x'00' or char(0)");

    [Fact]
    public Task Other_control_characters_are_allowed() => TestProject.WithSet().File("Migrations/1_a.sql", "SELECT '\u0001';").ExpectAsync();
}
