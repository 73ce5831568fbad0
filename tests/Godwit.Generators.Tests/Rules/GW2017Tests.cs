namespace Godwit.Generators.Tests;

public class GW2017Tests
{
    [Fact]
    public Task What_is_missing_left_over_and_different() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT;\nCREATE INDEX i ON accounts (token);\nCREATE TABLE events (id);\nCREATE VIEW v AS SELECT id FROM accounts;")
        .File("Migrations/2_b.down.sql", "DROP INDEX i;\nDROP VIEW v;\nALTER TABLE accounts RENAME COLUMN token TO old_token;\nALTER TABLE accounts DROP COLUMN email;")
        .ExpectAsync("Migrations/2_b.down.sql(1,1): GW2017: 2_b.down.sql does not restore the schema that version 2 found: column email of accounts is missing; column old_token of accounts is left over; table events is left over");

    [Fact]
    public Task A_view_that_comes_back_with_another_SELECT() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (x, y);\nCREATE VIEW v AS SELECT x FROM a;")
        .File("Migrations/2_b.sql", "DROP VIEW v;")
        .File("Migrations/2_b.down.sql", "CREATE VIEW v AS SELECT y FROM a;")
        .ExpectAsync("Migrations/2_b.down.sql(1,1): GW2017: 2_b.down.sql does not restore the schema that version 2 found: view v has another SELECT");

    [Fact]
    public Task A_way_back_that_leads_back() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT;\nALTER TABLE accounts RENAME TO users;\nDROP TABLE IF EXISTS other;")
        .File("Migrations/2_b.down.sql", "ALTER TABLE users RENAME TO accounts;\nALTER TABLE accounts DROP COLUMN token;")
        .ExpectAsync();

    [Fact]
    public Task The_order_of_columns_does_not_count() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts DROP COLUMN email;")
        .File("Migrations/2_b.down.sql", "CREATE TABLE n (email TEXT, id INTEGER PRIMARY KEY);\nDROP TABLE accounts;\nALTER TABLE n RENAME TO accounts;")
        .Severity("Migrations/2_b.sql", "GW3002", "none")
        .ExpectAsync();
}
