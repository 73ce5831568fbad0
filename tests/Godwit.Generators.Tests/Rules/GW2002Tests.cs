namespace Godwit.Generators.Tests;

public class GW2002Tests
{
    [Fact]
    public Task A_misspelt_column_a_dropped_one_and_one_of_another_version() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "UPDATE accounts SET emial = NULL WHERE id = 1;\nALTER TABLE accounts DROP COLUMN email;")
        .File("Migrations/3_c.sql", "SELECT accounts.email FROM accounts;\nINSERT INTO accounts (nickname) VALUES (1);")
        .Severity("Migrations/2_b.sql", "GW3002", "none")
        .ExpectAsync(
            "Migrations/2_b.sql(1,21): GW2002: no such column: emial; did you mean email?",
            "Migrations/3_c.sql(1,17): GW2002: no such column: accounts.email; there are id",
            "Migrations/3_c.sql(2,23): GW2002: table accounts has no column named nickname; there are id");

    [Fact]
    public Task Rowids_aliases_excluded_NEW_and_OLD() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "SELECT rowid, _rowid_, a.oid, a.email AS e FROM accounts AS a ORDER BY e;\nINSERT INTO accounts (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET email = excluded.email;\nCREATE TRIGGER tr AFTER UPDATE OF email ON accounts BEGIN\n  INSERT INTO accounts (email) VALUES (old.email || new.email);\nEND;")
        .ExpectAsync();
}
