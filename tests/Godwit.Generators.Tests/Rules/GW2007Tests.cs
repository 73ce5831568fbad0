namespace Godwit.Generators.Tests;

public class GW2007Tests
{
    [Fact]
    public Task A_text_in_double_quotes() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "UPDATE accounts SET email = \"it's\" WHERE id = 1;\nSELECT \"emial\" FROM accounts;")
        .ExpectAsync(
            "Migrations/2_b.sql(1,29): GW2007: no such column: \"it's\" - should this be a string literal in single-quotes?; a text is written 'it''s'",
            "Migrations/2_b.sql(2,8): GW2007: no such column: \"emial\" - should this be a string literal in single-quotes?; did you mean email? A text is written 'emial'");

    [Fact]
    public Task A_name_in_double_quotes() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT \"email\", \"accounts\".\"id\" FROM \"accounts\";")
        .ExpectAsync();
}
