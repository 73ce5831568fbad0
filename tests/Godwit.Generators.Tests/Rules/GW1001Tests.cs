namespace Godwit.Generators.Tests;

public class GW1001Tests
{
    [Fact]
    public Task Each_bad_statement_is_reported_at_the_token_that_does_not_fit() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABLE a (id);\n  SELECT id\n    FORM accounts;\nDELETE FORM a;\nINSERT INTO a VALUES (1")
        .ExpectAsync(
            "Migrations/1_a.sql(3,10): GW1001: near \"accounts\": syntax error",
            "Migrations/1_a.sql(4,8): GW1001: near \"FORM\": syntax error",
            "Migrations/1_a.sql(5,24): GW1001: incomplete input");

    [Fact]
    public Task Places_are_right_behind_a_byte_order_mark_and_in_lines_that_end_in_CRLF() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "\uFEFFSELECT 1;\r\nSELECT 'é' FROM;\r\n")
        .ExpectAsync("Migrations/1_a.sql(2,16): GW1001: near \";\": syntax error");

    [Fact]
    public Task Down_scripts_and_embedded_scripts_are_parsed_too() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "CREATE TABEL a (id);")
        .File("Migrations/1_a.down.sql", "DROP TABEL a;")
        .Tagged("Migrations/1_a.sql", "GodwitResource", "a")
        .ExpectAsync(
            "Migrations/1_a.down.sql(1,6): GW1001: near \"TABEL\": syntax error",
            "Migrations/1_a.sql(1,8): GW1001: near \"TABEL\": syntax error");

    [Fact]
    public Task A_string_or_comment_without_an_end() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;\nSELECT 'abc;\n")
        .File("Migrations/2_b.sql", "SELECT 1; /* to the end")
        .ExpectAsync("Migrations/1_a.sql(2,8): GW1001: unrecognized token: \"'abc;\n\"");

    [Fact]
    public Task Everything_that_SQLite_parses() => TestProject.WithSet()
        .File("Migrations/1_a.sql", """
            CREATE TABLE t (a INTEGER PRIMARY KEY, "order" TEXT NOT NULL NULL ON CONFLICT IGNORE, c INT AS (a + 1) STORED) STRICT;
            CREATE TRIGGER tr AFTER INSERT ON t WHEN new.a > 0 BEGIN
                UPDATE t SET "order" = 'x;' WHERE a = new.a;
            END;
            INSERT INTO t (a, "order") SELECT 1, 'x' WHERE true ON CONFLICT (a) DO UPDATE SET "order" = excluded."order" RETURNING a;
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i, sum(i) OVER (ORDER BY i) FROM n;
            """)
        .ExpectAsync();
}
