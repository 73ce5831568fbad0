namespace Godwit.Generators.Tests;

public class GW2012Tests
{
    [Fact]
    public Task A_column_that_may_not_be_null_and_has_no_default() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "ALTER TABLE accounts ADD COLUMN token TEXT NOT NULL;\nALTER TABLE accounts ADD COLUMN made DATETIME DEFAULT CURRENT_TIMESTAMP;")
        .ExpectAsync(
            "Migrations/2_b.sql(1,33): GW2012: Cannot add a NOT NULL column with default value NULL; this fails wherever the table holds rows",
            "Migrations/2_b.sql(2,33): GW2012: Cannot add a column with non-constant default; this fails wherever the table holds rows");

    [Fact]
    public Task A_table_that_is_new_and_empty() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (id);\nALTER TABLE a ADD COLUMN token TEXT NOT NULL;")
        .ExpectAsync();

    [Fact]
    public Task A_table_that_is_new_and_filled() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (id);\nINSERT INTO a VALUES (1);\nALTER TABLE a ADD COLUMN token TEXT NOT NULL;")
        .ExpectAsync("Migrations/1_a.sql(3,26): GW2012: Cannot add a NOT NULL column with default value NULL; this fails wherever the table holds rows");
}
