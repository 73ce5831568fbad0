namespace Godwit.Generators.Tests;

public class GW2016Tests
{
    [Fact]
    public Task A_parent_that_is_missing_or_has_no_unique_key() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE TABLE orders (\n  account INTEGER REFERENCES acounts (id),\n  email TEXT REFERENCES accounts (email));\nCREATE TABLE mails (email TEXT REFERENCES accounts (email));")
        .ExpectAsync(
            "Migrations/2_b.sql(2,30): GW2016: Table orders: no such table: acounts; did you mean accounts?",
            "Migrations/2_b.sql(4,43): GW2016: Table mails: foreign key mismatch - \"mails\" referencing \"accounts\"");

    [Fact]
    public Task A_parent_that_is_dropped() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE TABLE orders (account INTEGER REFERENCES accounts);")
        .File("Migrations/3_c.sql", "DROP TABLE accounts;")
        .Severity("Migrations/3_c.sql", "GW3001", "none")
        .ExpectAsync("Migrations/3_c.sql(1,1): GW2016: Table orders: no such table: accounts; create it first, in this script or an earlier one");

    [Fact]
    public Task Parents_with_their_keys() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE c (a REFERENCES p, b REFERENCES p (code), d REFERENCES c (id), id INTEGER UNIQUE, FOREIGN KEY (a, b) REFERENCES p (x, y));\nCREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT, x, y, UNIQUE (y, x));\nCREATE UNIQUE INDEX i ON p (code);")
        .ExpectAsync();
}
