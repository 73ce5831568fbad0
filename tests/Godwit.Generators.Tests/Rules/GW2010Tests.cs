namespace Godwit.Generators.Tests;

public class GW2010Tests
{
    [Fact]
    public Task Columns_that_cannot_be_added_or_dropped() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT UNIQUE;\nALTER TABLE accounts DROP COLUMN id;\nDROP TABLE sqlite_schema;")
        .ExpectAsync("Migrations/TODO: GW2010: TODO");

    [Fact]
    public Task Columns_that_can() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT NOT NULL DEFAULT '';\nALTER TABLE accounts DROP COLUMN email;")
        .ExpectAsync();
}
