namespace Godwit.Generators.Tests;

public class GW2004Tests
{
    [Fact]
    public Task A_table_an_index_and_a_column_that_are_there() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE TABLE Accounts (id);\nCREATE INDEX i ON accounts (email);\nCREATE INDEX i ON accounts (id);")
        .ExpectAsync(
            "Migrations/2_b.sql(1,14): GW2004: table Accounts already exists; give it another name, or drop the other first",
            "Migrations/2_b.sql(3,14): GW2004: index i already exists; give it another name, or drop the other first");

    [Fact]
    public Task IF_NOT_EXISTS_and_idempotent_and_baseline_scripts() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "CREATE TABLE IF NOT EXISTS accounts (other);")
        .File("Migrations/3_c.sql", "-- godwit: idempotent\nCREATE TABLE accounts (id);\nALTER TABLE accounts ADD COLUMN email TEXT;")
        .File("Migrations/4_d.sql", "-- godwit: baseline\nCREATE TABLE accounts (id);")
        .ExpectAsync();
}
