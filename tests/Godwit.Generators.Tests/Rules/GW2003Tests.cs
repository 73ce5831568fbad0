namespace Godwit.Generators.Tests;

public class GW2003Tests
{
    [Fact]
    public Task An_index_a_trigger_a_view_and_a_database_that_are_not_there() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE INDEX by_email ON accounts (email);\nDROP INDEX by_mail;\nDROP TRIGGER tr;\nSELECT 1 FROM accounts INDEXED BY by_id;")
        .ExpectAsync(
            "Migrations/2_b.sql(2,12): GW2003: no such index: by_mail; did you mean by_email?",
            "Migrations/2_b.sql(3,14): GW2003: no such trigger: tr",
            "Migrations/2_b.sql(4,35): GW2003: no such index: by_id");

    [Fact]
    public Task IF_EXISTS() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "DROP INDEX IF EXISTS i; DROP TRIGGER IF EXISTS t; DROP VIEW IF EXISTS v; DROP TABLE IF EXISTS t;")
        .ExpectAsync();
}
