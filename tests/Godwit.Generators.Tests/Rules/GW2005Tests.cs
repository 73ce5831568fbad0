namespace Godwit.Generators.Tests;

public class GW2005Tests
{
    [Fact]
    public Task A_column_of_two_tables() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT id FROM accounts AS a, accounts AS b;")
        .ExpectAsync("Migrations/2_b.sql(1,8): GW2005: ambiguous column name: id");

    [Fact]
    public Task A_column_that_USING_joins() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT id FROM accounts AS a JOIN accounts AS b USING (id);")
        .ExpectAsync();
}
