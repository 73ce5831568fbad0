namespace Godwit.Generators.Tests;

public class GW2009Tests
{
    [Fact]
    public Task Two_primary_keys_and_AUTOINCREMENT_on_a_text() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (x INTEGER PRIMARY KEY, y PRIMARY KEY);\nCREATE TABLE b (x TEXT PRIMARY KEY AUTOINCREMENT);")
        .ExpectAsync(
            "Migrations/1_a.sql(1,42): GW2009: table \"a\" has more than one primary key",
            "Migrations/1_a.sql(2,24): GW2009: AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY");

    [Fact]
    public Task What_SQLite_lets_stand() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT, y TEXT NOT NULL NULL, z, UNIQUE (y, z), CHECK (x > 0));\nCREATE TABLE b (x TEXT, PRIMARY KEY (x)) WITHOUT ROWID;")
        .ExpectAsync();
}
