namespace Godwit.Generators.Tests;

public class GW2008Tests
{
    [Fact]
    public Task An_aggregate_in_WHERE() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT id FROM accounts WHERE count(*) > 1;")
        .ExpectAsync("Migrations/2_b.sql(1,31): GW2008: misuse of aggregate function count()");

    [Fact]
    public Task An_aggregate_in_HAVING() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT email FROM accounts GROUP BY email HAVING count(*) > 1;")
        .ExpectAsync();
}
