namespace Godwit.Generators.Tests;

public class GW2015Tests
{
    [Fact]
    public Task A_view_and_a_trigger_of_nothing() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE VIEW v AS SELECT id FROM acounts;\nCREATE TRIGGER tr AFTER INSERT ON accounts BEGIN\n  UPDATE accounts SET emial = 1 WHERE id = new.id;\nEND;")
        .ExpectAsync(
            "Migrations/2_b.sql(1,33): GW2015: View v: no such table: main.acounts; did you mean accounts?",
            "Migrations/2_b.sql(3,23): GW2015: Trigger tr: no such column: emial; did you mean email?");

    [Fact]
    public Task A_view_whose_table_is_dropped() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE VIEW v AS SELECT id FROM accounts;")
        .File("Migrations/3_c.sql", "SELECT 1;\nDROP TABLE accounts;")
        .File("Migrations/4_d.sql", "CREATE TABLE other (id);")
        .Severity("Migrations/3_c.sql", "GW3001", "none")
        .ExpectAsync("Migrations/3_c.sql(2,1): GW2015: View v: no such table: main.accounts; create it first, in this script or an earlier one");

    [Fact]
    public Task A_table_that_is_made_anew_with_its_view() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE VIEW v AS SELECT id FROM accounts;")
        .File("Migrations/3_c.sql", "CREATE TABLE new_accounts (id INTEGER PRIMARY KEY, email TEXT NOT NULL);\nINSERT INTO new_accounts SELECT id, email FROM accounts;\nDROP VIEW v;\nDROP TABLE accounts;\nALTER TABLE new_accounts RENAME TO accounts;\nCREATE VIEW v AS SELECT id FROM accounts;")
        .ExpectAsync();

    [Fact]
    public Task A_view_of_a_table_that_the_same_script_makes_later() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE VIEW v AS SELECT id FROM a;\nCREATE TABLE a (id);")
        .ExpectAsync();
}
