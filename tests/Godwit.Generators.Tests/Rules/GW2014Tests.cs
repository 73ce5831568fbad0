namespace Godwit.Generators.Tests;

public class GW2014Tests
{
    [Fact]
    public Task A_collation_of_the_program() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (name TEXT COLLATE unicode_nocase);\nCREATE INDEX i ON a (name COLLATE NOCAS);\nSELECT name FROM a ORDER BY name;")
        .ExpectAsync(
            "Migrations/1_a.sql(1,35): GW2014: no such collation sequence: unicode_nocase; the program has to register it in MigratorOptions.ConfigureConnection",
            "Migrations/1_a.sql(2,35): GW2014: no such collation sequence: NOCAS; did you mean NOCASE?");

    [Fact]
    public Task Collations_that_SQLite_has() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (x COLLATE nocase, y COLLATE RTRIM, z COLLATE \"binary\");")
        .ExpectAsync();
}
