using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

public class SchemaTextTests
{
    [Fact]
    public void A_schema_is_written_as_sorted_lines_of_what_pragmas_tell()
    {
        var schema = After(SqlSchema.Empty, """
            CREATE TABLE p(id INTEGER PRIMARY KEY, "a b" TEXT NOT NULL DEFAULT 'x, y' COLLATE NOCASE, UNIQUE("a b"));
            CREATE TABLE c(x REFERENCES p(id) ON DELETE CASCADE, g AS (x || 1), PRIMARY KEY(x)) WITHOUT ROWID;
            CREATE INDEX i ON p(lower("a b"), id DESC) WHERE id > 1;
            CREATE VIEW v AS SELECT * FROM p;
            CREATE TRIGGER t AFTER INSERT ON p BEGIN SELECT 1; END;
            CREATE VIRTUAL TABLE f USING fts5(body);
            CREATE TEMP TABLE unseen(a);
            ANALYZE;
            """);
        Assert.Equal(
            """
            column	c	g		0	0	2
            column	c	x		1	1	0
            column	f	body		0	0	0
            column	f	f		0	0	1
            column	f	rank		0	0	1
            column	p	a b	TEXT	1	0	0	'x%2C y'
            column	p	id	INTEGER	0	1	0
            index	p	i	0	1	:BINARY:0,id:BINARY:1
            key	c	x	p	id	NO ACTION	CASCADE
            table	c	1	0
            table	p	0	0
            trigger	t	p
            unique	p	a b:NOCASE:0
            view	v
            virtual	f	fts5

            """,
            SchemaText.Write(schema));
    }

    [Fact]
    public void Deltas_from_the_first_version_on_add_up_to_the_schema()
    {
        var schema = SqlSchema.Empty;
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var script in new[] { "CREATE TABLE a(x, y); CREATE INDEX i ON a(y);", "ALTER TABLE a ADD COLUMN z; CREATE VIEW v AS SELECT 1;", "ALTER TABLE a RENAME x TO q;", "DROP INDEX i; DROP VIEW v; ALTER TABLE a RENAME TO b;" })
        {
            var next = After(schema, script);
            foreach (var line in SchemaText.WriteDelta(schema, next).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.True(line[0] == '+' ? lines.Add(line[1..]) : lines.Remove(line[1..]), line);
            schema = next;
            Assert.Equal(SchemaText.Write(schema), string.Concat(lines.Select(line => line + "\n")));
        }
    }

    [Fact]
    public void Only_what_changed_is_in_a_delta()
    {
        var before = After(SqlSchema.Empty, "CREATE TABLE a(x); CREATE TABLE b(x);");
        Assert.Equal("", SchemaText.WriteDelta(before, before));
        Assert.Equal("+column\ta\ty\tTEXT\t0\t0\t0\n", SchemaText.WriteDelta(before, After(before, "ALTER TABLE a ADD COLUMN y TEXT;")));
    }

    [Fact]
    public void A_schema_that_was_written_to_by_hand_is_unknown()
    {
        var schema = After(SqlSchema.Empty, "CREATE TABLE a(x); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'a';");
        Assert.Equal("unknown\n", SchemaText.Write(schema));
        Assert.Equal("-column\ta\tx\t\t0\t0\t0\n-table\ta\t0\t0\n+unknown\n", SchemaText.WriteDelta(After(SqlSchema.Empty, "CREATE TABLE a(x);"), schema));
    }

    private static SqlSchema After(SqlSchema schema, string script)
    {
        foreach (var statement in SqlParser.ParseScript(script).Statements)
        {
            var result = SchemaChange.Apply(schema, statement.Syntax!, script);
            Assert.Empty(result.Problems);
            schema = result.Schema;
        }

        return schema;
    }
}
