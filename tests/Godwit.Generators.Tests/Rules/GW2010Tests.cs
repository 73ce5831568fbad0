namespace Godwit.Generators.Tests;

public class GW2010Tests
{
    [Fact]
    public Task Columns_that_cannot_be_added_or_dropped() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE TABLE events (id);\nALTER TABLE accounts DROP COLUMN id;\nALTER TABLE events ADD COLUMN token TEXT UNIQUE;\nDROP TABLE sqlite_schema;")
        .ExpectAsync(
            "Migrations/2_b.sql(2,34): GW2010: cannot drop PRIMARY KEY column: \"id\"",
            "Migrations/2_b.sql(3,31): GW2010: Cannot add a UNIQUE column",
            "Migrations/2_b.sql(4,12): GW2010: table sqlite_master may not be dropped");

    [Fact]
    public Task Columns_that_can() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT NOT NULL DEFAULT '';\nALTER TABLE accounts DROP COLUMN email;")
        .Severity("Migrations/2_b.sql", "GW3002", "none")
        .ExpectAsync();
}
