namespace Godwit.Generators.Tests;

public class GW2001Tests
{
    [Fact]
    public Task A_misspelt_table_is_named_with_the_one_that_was_meant() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE acounts ADD COLUMN nickname TEXT;\nUPDATE acounts SET email = NULL WHERE id = 1;")
        .ExpectAsync(
            "Migrations/2_b.sql(1,13): GW2001: no such table: acounts; did you mean accounts?",
            "Migrations/2_b.sql(2,8): GW2001: no such table: acounts; did you mean accounts?");

    [Fact]
    public Task A_table_that_comes_later_or_has_gone() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "INSERT INTO events VALUES (1);")
        .File("Migrations/3_c.sql", "CREATE TABLE events (id);\nDROP TABLE accounts;")
        .File("Migrations/4_d.sql", "DELETE FROM accounts WHERE id = 1;")
        .Severity("Migrations/3_c.sql", "GW3001", "none")
        .ExpectAsync(
            "Migrations/2_b.sql(1,13): GW2001: no such table: events; create it first, in this script or an earlier one",
            "Migrations/4_d.sql(1,13): GW2001: no such table: accounts; create it first, in this script or an earlier one");

    [Fact]
    public Task A_down_script_is_replayed_after_its_script() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/1_a.down.sql", "DROP TABLE accounts;\nDROP TABLE account;")
        .ExpectAsync("Migrations/1_a.down.sql(2,12): GW2001: no such table: account; create it first, in this script or an earlier one");

    [Fact]
    public Task The_history_table_is_there_from_the_first_script() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, checksum TEXT);\nINSERT INTO schema_migrations (version, name) VALUES (1, 'a');")
        .ExpectAsync();

    [Fact]
    public Task Common_table_expressions_temporary_tables_table_functions_and_attached_files() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "WITH c AS (SELECT 1 AS x) SELECT x FROM c;\nCREATE TEMP TABLE t AS SELECT 1 AS x;\nSELECT t.x, j.value FROM t, json_each('[]') AS j, pragma_table_info('t');\nATTACH 'other.db' AS other;\nSELECT * FROM other.anything;\nCREATE VIRTUAL TABLE v USING some_module(x);\nSELECT whatever FROM v;")
        .Severity("Migrations/1_a.sql", "GW3010", "none")
        .ExpectAsync();

    [Fact]
    public Task What_follows_a_statement_that_does_not_parse_or_is_refused_is_not_blamed() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (id, id);\nINSERT INTO a (id) VALUES (1);")
        .ExpectAsync(
            "Migrations/1_a.sql(1,21): GW2004: duplicate column name: id; give it another name, or drop the other first");
}
