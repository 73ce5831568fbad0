using System.Collections.Immutable;
using System.Diagnostics;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Godwit.Sql.Schema;
using Xunit.Abstractions;

namespace Godwit.Sql.Tests.Replay;

public sealed class MigrationReplayTests(ITestOutputHelper output)
{
    private static readonly SqlSchema Start = HistorySchema.Of("schema_migrations");

    [Fact]
    public void Versions_are_chained_by_their_schemas()
    {
        var versions = Run(Step(1, "CREATE TABLE a (x);"), Step(2, "INSERT INTO a VALUES (1);"), Step(3, "ALTER TABLE a RENAME TO b;"));

        Assert.Same(Start, versions[0].Before);
        Assert.Same(versions[0].After, versions[1].Before);
        Assert.Same(versions[1].Before, versions[1].After);
        Assert.NotNull(versions[2].After.FindRelation("b"));
        Assert.Equal(["+column\ta\tx\t\t0\t0\t0\n+table\ta\t0\t0\n", "", "-column\ta\tx\t\t0\t0\t0\n-table\ta\t0\t0\n+column\tb\tx\t\t0\t0\t0\n+table\tb\t0\t0\n"], versions.Select(version => version.Delta));
    }

    [Theory]
    [InlineData("CREATE TABLE b (y); CREATE UNIQUE INDEX i ON b (y); ALTER TABLE b ADD COLUMN z; CREATE INDEX j ON a (x);")]
    [InlineData("CREATE VIEW v AS SELECT x FROM a; CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END; CREATE VIRTUAL TABLE f USING fts5(t);")]
    [InlineData("CREATE TABLE b (y REFERENCES a); ALTER TABLE a RENAME TO c; DROP VIEW w;")]
    [InlineData("CREATE TEMP TABLE b (y); CREATE TABLE B (z); DROP INDEX k; ANALYZE;")]
    [InlineData("INSERT INTO a VALUES (1);")]
    public void What_a_version_changes_is_what_differs_between_its_schemas(string script)
    {
        var version = Run(Step(1, "CREATE TABLE a (x); CREATE INDEX k ON a (x); CREATE VIEW w AS SELECT 1;"), Step(2, script))[1];

        Assert.Empty(version.Statements.SelectMany(statement => statement.Problems));
        Assert.Equal(SchemaText.WriteDelta(version.Before, version.After), version.Delta);
    }

    [Fact]
    public void An_edit_replays_from_its_version_on_and_an_undo_replays_nothing()
    {
        ReplayStep[] steps = [Step(1, "CREATE TABLE a (x);"), Step(2, "CREATE TABLE b (x);"), Step(3, "CREATE TABLE c (x);")];
        var before = Run(steps);
        var edited = Run(steps[0], Step(2, "CREATE TABLE b (x, y);"), steps[2]);
        var undone = Run(steps);

        Assert.Equal([true, false, false], before.Zip(edited, ReferenceEquals));
        Assert.Equal([true, true, true], before.Zip(undone, ReferenceEquals));
    }

    [Fact]
    public void An_edit_that_changes_no_schema_replays_its_version_alone()
    {
        ReplayStep[] steps = [Step(1, "CREATE TABLE a (x);"), Step(2, "INSERT INTO a VALUES (1);"), Step(3, "CREATE TABLE c (x);")];
        var before = Run(steps);
        var edited = Run(steps[0], Step(2, "INSERT INTO a VALUES (2);"), steps[2]);

        Assert.Equal([true, false, true], before.Zip(edited, ReferenceEquals));
    }

    [Fact]
    public void Temporary_objects_attached_files_and_pragmas_end_with_their_version()
    {
        var versions = Run(
            Step(1, "CREATE TEMP TABLE t (x); ATTACH 'f' AS other; PRAGMA legacy_alter_table = ON; INSERT INTO t VALUES (1);"),
            Step(2, "SELECT x FROM t; SELECT x FROM other.t;"));

        Assert.Same(Start, versions[0].After);
        Assert.Empty(versions[0].Statements.SelectMany(statement => statement.Problems));
        Assert.Equal(["no such table: t", "no such table: other.t"], versions[1].Statements.SelectMany(statement => statement.Problems).Select(problem => problem.Message));
    }

    [Fact]
    public void The_statements_of_a_data_migration_share_a_session()
    {
        var version = Run(new ReplayStep(1, [Parse("CREATE TEMP TABLE t (x)"), Parse("SELECT x FROM t"), Parse("CREATE TABLE a (x)")], null)).Single();

        Assert.Empty(version.Statements.SelectMany(statement => statement.Problems));
        Assert.NotNull(version.After.FindRelation("a"));
    }

    [Theory]
    [InlineData("CREATE TABLE a (x y z,;\nSELECT x FROM a; SELECT x FROM b;", "")]
    [InlineData("SELEC 1;\nSELECT x FROM b;", "no such table: b")]
    [InlineData("CREATE TABLE a (x, x); SELECT y FROM a; SELECT y FROM b;", "duplicate column name: x|no such table: b")]
    [InlineData("CREATE TABLE a (x); ALTER TABLE a ADD COLUMN y UNIQUE; SELECT y FROM a;", "Cannot add a UNIQUE column")]
    [InlineData("ALTER TABLE a RENAME TO b; SELECT x FROM b;", "no such table: a")]
    [InlineData("CREATE TABLE a AS SELECT own_function(1) AS x; SELECT x FROM a;", "no such function: own_function")]
    [InlineData("CREATE TABLE a AS SELECT own_function(1) AS x; SELECT x, y FROM a;", "no such function: own_function|no such column: y")]
    public void One_mistake_is_reported_once(string script, string messages)
    {
        var version = Run(Step(1, script)).Single();

        Assert.Equal(messages, string.Join('|', version.Statements.SelectMany(statement => statement.Problems).Select(problem => problem.Message)));
    }

    [Fact]
    public void Every_problem_lies_within_its_statement()
    {
        const string Script = "CREATE TABLE a (x INT, y) STRICT;\nINSERT INTO b VALUES (1, 2, 3); SELECT nothing;\nCREATE VIEW v AS SELECT ?; SELECT sum(sum(1)); DROP INDEX i;";
        var statements = Run(Step(1, Script)).Single().Statements;

        Assert.True(statements.Sum(statement => statement.Problems.Length) >= 4);
        Assert.All(statements, statement => Assert.All(statement.Problems, problem => Assert.True(statement.Statement.Span.Contains(problem.Span), problem.ToString())));
    }

    [Fact]
    public void Nesting_as_deep_as_the_engine_allows_fits_on_the_stack_of_any_thread()
    {
        var deep = "SELECT " + string.Concat(Enumerable.Repeat("abs(", 900)) + "1" + new string(')', 900) + ";";
        ImmutableArray<ReplayedVersion> versions = [];
        var thread = new Thread(() => versions = Run(Step(1, deep)), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Empty(versions.Single().Statements.Single().Problems);
    }

    [Fact]
    public void A_thousand_versions_are_remembered()
    {
        var steps = Enumerable.Range(1, 1000).Select(n => Step(n, $"CREATE TABLE t{n} (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nCREATE INDEX i{n} ON t{n} (name);")).ToArray();
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var first = Run(steps);
        process.Refresh();
        output.WriteLine($"cold: {(process.TotalProcessorTime - start).TotalMilliseconds:0} ms of processor time");
        start = process.TotalProcessorTime;
        Run([.. steps[..^1], Step(1000, "CREATE TABLE last (x);")]);
        process.Refresh();
        output.WriteLine($"the last one edited: {(process.TotalProcessorTime - start).TotalMilliseconds:0} ms of processor time");
        var second = Run(steps);

        Assert.Equal(1001, first[^1].After.Databases[0].Relations.Count);
        Assert.All(first.Zip(second), pair => Assert.Same(pair.First, pair.Second));
    }

    private static ImmutableArray<ReplayedVersion> Run(params ReplayStep[] steps) => MigrationReplay.Run(Start, steps);

    private static ReplayStep Step(long version, string script) => new(version, [Parse(script)], null);

    private static ScriptSyntax Parse(string text) => SqlParser.ParseScript(text);
}
