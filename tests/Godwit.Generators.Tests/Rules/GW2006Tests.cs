namespace Godwit.Generators.Tests;

public class GW2006Tests
{
    [Fact]
    public Task A_value_too_few_and_a_term_too_many() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "INSERT INTO accounts VALUES (1);\nINSERT INTO accounts (id, email) VALUES (1, 'a', 2);\nSELECT 1 UNION SELECT 1, 2;\nSELECT substr('a');")
        .ExpectAsync("Migrations/TODO: GW2006: TODO");

    [Fact]
    public Task Generated_columns_take_no_value() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE t (a, b AS (a + 1));\nINSERT INTO t VALUES (1);\nINSERT INTO t DEFAULT VALUES;")
        .ExpectAsync();
}
