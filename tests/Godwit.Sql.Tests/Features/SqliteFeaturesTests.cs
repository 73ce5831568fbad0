using Godwit.Sql.Features;
using Godwit.Sql.Parsing;
using Godwit.Sql.Tests.Support;

namespace Godwit.Sql.Tests.Features;

public sealed class SqliteFeaturesTests
{
    [Theory]
    [InlineData("CREATE TABLE t(a INT) STRICT", "STRICT", "3.37")]
    [InlineData("CREATE TABLE t(a INT PRIMARY KEY) WITHOUT ROWID", "WITHOUT ROWID", "3.8.2")]
    [InlineData("CREATE TABLE t(a, b AS (a + 1))", "AS (a + 1)", "3.31")]
    [InlineData("CREATE TABLE t(a, b INT GENERATED ALWAYS AS (a) STORED)", "GENERATED ALWAYS AS (a) STORED", "3.31")]
    [InlineData("CREATE INDEX i ON t(a) WHERE a > 1", "a > 1", "3.8")]
    [InlineData("CREATE INDEX i ON t(a COLLATE nocase, lower(b) DESC)", "lower(b) DESC", "3.9")]
    [InlineData("CREATE VIEW v(a) AS SELECT 1", "a", "3.9")]
    [InlineData("ALTER TABLE t DROP COLUMN a", "ALTER TABLE t DROP COLUMN a", "3.35")]
    [InlineData("ALTER TABLE t RENAME a TO b", "ALTER TABLE t RENAME a TO b", "3.25")]
    [InlineData("INSERT INTO t VALUES(1) RETURNING a", "RETURNING a", "3.35")]
    [InlineData("INSERT INTO t VALUES(1) ON CONFLICT DO NOTHING", "ON CONFLICT DO NOTHING", "3.24")]
    [InlineData("INSERT INTO t VALUES(1) ON CONFLICT DO UPDATE SET a = 1", "ON CONFLICT DO UPDATE SET a = 1", "3.35")]
    [InlineData("INSERT INTO t VALUES(1) ON CONFLICT(a) DO NOTHING ON CONFLICT DO NOTHING", "ON CONFLICT DO NOTHING", "3.35")]
    [InlineData("UPDATE t SET a = 1 FROM u", "FROM u", "3.33")]
    [InlineData("UPDATE t SET (a, b) = (SELECT 1, 2)", "(a, b) = (SELECT 1, 2)", "3.15")]
    [InlineData("SELECT (1, 2) < (3, 4)", "(1, 2)", "3.15")]
    [InlineData("SELECT a -> 'b'", "a -> 'b'", "3.38")]
    [InlineData("SELECT a ->> 'b'", "a ->> 'b'", "3.38")]
    [InlineData("SELECT a IS NOT DISTINCT FROM b", "a IS NOT DISTINCT FROM b", "3.39")]
    [InlineData("SELECT 1 FROM a FULL OUTER JOIN b", "FULL OUTER JOIN", "3.39")]
    [InlineData("SELECT 1 FROM a RIGHT JOIN b", "RIGHT JOIN", "3.39")]
    [InlineData("SELECT row_number() OVER w FROM t WINDOW w AS (ORDER BY a)", "OVER w", "3.25")]
    [InlineData("SELECT sum(a) OVER (ORDER BY b RANGE 1 PRECEDING)", "RANGE 1 PRECEDING", "3.28")]
    [InlineData("SELECT sum(a) OVER (ROWS UNBOUNDED PRECEDING EXCLUDE TIES)", "ROWS UNBOUNDED PRECEDING EXCLUDE TIES", "3.28")]
    [InlineData("SELECT sum(a) OVER (w ORDER BY b)", "w", "3.28")]
    [InlineData("SELECT count(*) FILTER (WHERE a)", "count(*) FILTER (WHERE a)", "3.30")]
    [InlineData("SELECT group_concat(a ORDER BY b)", "group_concat(a ORDER BY b)", "3.44")]
    [InlineData("SELECT a FROM t ORDER BY a NULLS LAST", "a NULLS LAST", "3.30")]
    [InlineData("WITH c AS (SELECT 1) SELECT * FROM c", "WITH c AS (SELECT 1)", "3.8.3")]
    [InlineData("WITH c AS NOT MATERIALIZED (SELECT 1) SELECT * FROM c", "c", "3.35")]
    [InlineData("SELECT * FROM json_each('[]')", "json_each", "3.9")]
    [InlineData("SELECT 1 IN json_each('[]')", "json_each", "3.9")]
    [InlineData("SELECT 1_000", "1_000", "3.46")]
    [InlineData("SELECT 0xFF", "0xFF", "3.8.6")]
    [InlineData("VACUUM INTO 'f'", "'f'", "3.27")]
    [InlineData("VACUUM main", "main", "3.15")]
    [InlineData("CREATE TRIGGER r INSERT ON t BEGIN SELECT RAISE(ABORT, 'a' || 1); END", "'a' || 1", "3.47")]
    public void A_feature_is_found_at_its_place_with_the_version_that_brought_it(string sql, string place, string version)
    {
        var script = TreeAssert.Parse(sql);
        Assert.Empty(script.Diagnostics);
        var uses = SqliteFeatures.UsedBy(script.Statements[0].Syntax!);
        Assert.Contains(uses, use => use.Span.Of(sql) == place && use.Feature.Since.ToString() == version);
        Assert.Equal(version, SqliteFeatures.RequiredVersion(script).ToString());
    }

    [Theory]
    [InlineData("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x', FOREIGN KEY(a) REFERENCES u(a))")]
    [InlineData("INSERT OR REPLACE INTO t SELECT a, b FROM u LEFT OUTER JOIN v USING (a) WHERE a IS NOT NULL ORDER BY 1 LIMIT 1 OFFSET 2")]
    [InlineData("CREATE TRIGGER r INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END")]
    [InlineData("ALTER TABLE t ADD COLUMN a")]
    [InlineData("")]
    public void What_SQLite_always_had_needs_no_version(string sql) => Assert.Null(SqliteFeatures.RequiredVersion(SqlParser.ParseScript(sql)));

    [Theory]
    [InlineData("3.35", 3035000)]
    [InlineData("3.8.11", 3008011)]
    public void A_version_is_read_and_counted_as_the_engine_does(string text, int number)
    {
        Assert.True(SqliteVersion.TryParse(text, out var version));
        Assert.Equal(number, version.Number);
        Assert.Equal(text, version.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3.x")]
    [InlineData("3.-1")]
    [InlineData("3.35.0.1")]
    [InlineData("3.1000")]
    public void Anything_else_is_no_version(string? text) => Assert.False(SqliteVersion.TryParse(text, out _));
}
