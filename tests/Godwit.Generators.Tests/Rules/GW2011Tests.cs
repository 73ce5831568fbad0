namespace Godwit.Generators.Tests;

public class GW2011Tests
{
    [Fact]
    public Task A_rename_that_a_view_does_not_survive() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE VIEW v AS SELECT email FROM accounts;\nALTER TABLE accounts DROP COLUMN email;")
        .ExpectAsync(
            "Migrations/2_b.sql(2,1): GW2011: error in view v after drop column: no such column: email");

    [Fact]
    public Task A_rename_that_views_follow() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE VIEW v AS SELECT email FROM accounts;\nALTER TABLE accounts RENAME COLUMN email TO mail;\nALTER TABLE accounts RENAME TO users;\nSELECT mail FROM v;")
        .ExpectAsync();
}
