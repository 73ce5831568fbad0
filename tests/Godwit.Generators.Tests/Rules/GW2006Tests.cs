namespace Godwit.Generators.Tests;

public class GW2006Tests
{
    [Fact]
    public Task A_value_too_few_and_a_term_too_many() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE accounts (id INTEGER PRIMARY KEY, email TEXT);")
        .File("Migrations/2_b.sql", "INSERT INTO accounts VALUES (1);\nINSERT INTO accounts (id, email) VALUES (1, 'a', 2);\nSELECT 1 UNION SELECT 1, 2;\nSELECT substr('a');")
        .ExpectAsync(
            "Migrations/2_b.sql(1,22): GW2006: table accounts has 2 columns but 1 values were supplied",
            "Migrations/2_b.sql(2,34): GW2006: 3 values for 2 columns",
            "Migrations/2_b.sql(3,16): GW2006: SELECTs to the left and right of UNION do not have the same number of result columns",
            "Migrations/2_b.sql(4,8): GW2006: wrong number of arguments to function substr()");

    [Fact]
    public Task Generated_columns_take_no_value() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE t (a, b AS (a + 1));\nINSERT INTO t VALUES (1);\nINSERT INTO t DEFAULT VALUES;")
        .ExpectAsync();
}
