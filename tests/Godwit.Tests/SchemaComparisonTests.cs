using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class SchemaComparisonTests : IDisposable
{
    private static readonly string[] Scripts =
    [
        """
        CREATE TABLE accounts (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL DEFAULT 'a,b:c%', "odd	name" VARCHAR(10,2) COLLATE NOCASE, UNIQUE (email, "odd	name"));
        CREATE TABLE orders (id TEXT PRIMARY KEY, account INTEGER REFERENCES accounts ON DELETE CASCADE, other INTEGER, total REAL DEFAULT +1.5, sum REAL DEFAULT (1 + 2), FOREIGN KEY (other) REFERENCES accounts (id)) WITHOUT ROWID;
        CREATE TABLE facts (a INT, b ANY, c INTEGER NOT NULL, PRIMARY KEY (c DESC, a)) WITHOUT ROWID;
        """,
        "CREATE INDEX by_email ON accounts (email COLLATE RTRIM DESC, lower(email)) WHERE email <> ''; CREATE UNIQUE INDEX u ON orders (total, id);",
        "CREATE VIEW v AS SELECT email FROM accounts; CREATE TRIGGER tr AFTER INSERT ON accounts BEGIN DELETE FROM orders WHERE account = new.id; END;",
        "CREATE VIRTUAL TABLE notes USING fts4(title, body); CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1); ANALYZE;",
        "ALTER TABLE accounts ADD COLUMN token TEXT; ALTER TABLE orders RENAME TO purchases;",
        "CREATE TABLE copy AS SELECT email, count(*) AS n, id + 1 FROM accounts GROUP BY email; DROP TABLE facts; DROP INDEX u;",
    ];

    private static readonly string[] NewerScripts =
    [
        "CREATE TABLE facts (a INT, b ANY, c INT AS (a + 1), d INT AS (a * 2) STORED) STRICT; CREATE VIRTUAL TABLE notes USING fts5(title, body);",
        "ALTER TABLE facts RENAME COLUMN b TO bb; CREATE VIEW v AS SELECT bb FROM facts;",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SchemaComparisonTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void What_the_build_computes_is_what_the_engine_makes_at_every_version() => AssertSameAtEveryVersion(Scripts);

    [SkippableFact]
    public void What_the_build_computes_is_what_a_newer_engine_makes_of_newer_syntax()
    {
        Needs.Sqlite(37, "STRICT tables, generated columns and RENAME COLUMN");
        AssertSameAtEveryVersion(NewerScripts);
    }

    [Theory]
    [InlineData("DROP TABLE accounts; CREATE TABLE accounts (id INTEGER PRIMARY KEY); CREATE TRIGGER tr AFTER INSERT ON accounts BEGIN SELECT 1; END", "Missing: the column nickname of table accounts is missing", "Missing: the index by_nickname on table accounts is missing")]
    [InlineData("DROP TABLE events", "Missing: the table events is missing")]
    [InlineData("DROP INDEX by_nickname", "Missing: the index by_nickname on table accounts is missing")]
    [InlineData("DROP VIEW v", "Missing: the view v is missing")]
    [InlineData("DROP TRIGGER tr", "Missing: the trigger tr on accounts is missing")]
    [InlineData("DROP INDEX by_nickname; CREATE UNIQUE INDEX by_nickname ON accounts (nickname)", "Different: the index by_nickname on table accounts is UNIQUE on nickname:BINARY:0, and should be on nickname:BINARY:0")]
    [InlineData("DROP TABLE events; CREATE TABLE events (id INTEGER, account INTEGER)", "Missing: the UNIQUE constraint of table events on account is missing", "Missing: the foreign key of table events from account to accounts is missing")]
    [InlineData("DROP TABLE events; CREATE TABLE events (id TEXT NOT NULL DEFAULT 'x', account INTEGER UNIQUE REFERENCES accounts)", "Different: the column id of table events is TEXT NOT NULL DEFAULT 'x', and should be INTEGER")]
    [InlineData("DROP VIEW v; CREATE TABLE v (id)", "Different: the table v is a table, and should be a view")]
    [InlineData("ALTER TABLE accounts ADD COLUMN remark", "Extra: the column remark of table accounts was made by no migration")]
    [InlineData("CREATE TABLE forgotten (a PRIMARY KEY); CREATE INDEX i ON accounts (id); CREATE TRIGGER t2 DELETE ON events BEGIN SELECT 1; END", "Extra: the index i on table accounts was made by no migration", "Extra: the table forgotten was made by no migration", "Extra: the trigger t2 on events was made by no migration")]
    public void A_difference_is_said_in_words(string change, params string[] differences)
    {
        var set = Prepared();
        Run(change);

        Assert.Equal(differences, Differences(set, 1).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ANALYZE")]
    [InlineData("CREATE TABLE schema_migrations (version); CREATE TABLE schema_migrations_owed (x)")]
    [InlineData("CREATE TEMP TABLE t (x)")]
    [InlineData("DROP INDEX by_nickname; CREATE INDEX BY_NICKNAME ON ACCOUNTS (Nickname)")]
    [InlineData("DROP TABLE events; CREATE TABLE events (account integer unique REFERENCES accounts, id integer)")]
    public void What_belongs_to_others_case_and_the_order_of_columns_are_no_difference(string change)
    {
        var set = Prepared();
        Run(change);

        Assert.Equal([], Differences(set, 1));
    }

    [Fact]
    public void Where_the_build_could_not_know_nothing_is_compared()
    {
        Assert.Null(ExpectedSchema.After(TestSet.Of((1, "a", "SELECT 1;")).Build(), 1));
        Assert.Null(ExpectedSchema.After(TestSet.Of((1, "a", "SELECT 1;")).Changes("+unknown", "+table\ta\t0\t0").Build(), 1));
    }

    [Fact]
    public void A_table_of_unknown_columns_has_to_be_there_and_no_more()
    {
        var set = TestSet.Of((1, "a", "SELECT 1;")).Changes("+opaque\ta").Build();
        Assert.Equal(["Missing: the table a is missing"], Differences(set, 1));

        Run("CREATE TABLE a (x UNIQUE, y)");
        Assert.Equal([], Differences(set, 1));
    }

    [Fact]
    public async Task A_run_that_does_not_lead_to_the_computed_schema_is_rolled_back()
    {
        using var database = new TempDatabase();
        var set = TestSet.Of((1, "a", "CREATE TABLE a (x);")).Changes("+table\ta\t0\t0", "+column\ta\tx\tTEXT\t0\t0\t0").Build();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(() => new Migrator(set).MigrateAsync(database.Database));

        Assert.Equal(["the column x of table a is no type, and should be TEXT"], error.Differences);
        Assert.Equal(DatabaseState.RolledBack, error.State);
    }

    [Fact]
    public async Task What_no_migration_made_is_told_and_does_no_harm()
    {
        using var database = new TempDatabase();
        var first = TestSet.Of((1, "a", "CREATE TABLE a (x); CREATE TABLE forgotten (y); CREATE INDEX i ON a (x);")).Changes("+table\ta\t0\t0", "+column\ta\tx\t\t0\t0\t0").Build();

        var report = await new Migrator(first).MigrateAsync(database.Database);

        Assert.Equal(["The database differs from what the migrations of Test make of it: the index i on table a was made by no migration; the table forgotten was made by no migration."], report.Warnings);
    }

    [Fact]
    public async Task An_exact_check_refuses_what_no_migration_made()
    {
        using var database = new TempDatabase();
        var set = TestSet.Of((1, "a", "CREATE TABLE a (x); CREATE TABLE forgotten (y);")).Changes("+table\ta\t0\t0", "+column\ta\tx\t\t0\t0\t0").Build();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(() => new Migrator(set, new MigratorOptions { SchemaCheck = SchemaCheck.Exact }).MigrateAsync(database.Database));

        Assert.Equal(["the table forgotten was made by no migration"], error.Differences);
        Assert.Equal(DatabaseState.RolledBack, error.State);
    }

    [Fact]
    public async Task A_check_that_only_warns_lets_a_run_with_differences_through()
    {
        using var database = new TempDatabase();
        var set = TestSet.Of((1, "a", "CREATE TABLE a (x);")).Changes("+table\ta\t0\t0", "+column\ta\tx\tTEXT\t0\t0\t0").Build();

        var report = await new Migrator(set, new MigratorOptions { SchemaCheck = SchemaCheck.WarnOnly }).MigrateAsync(database.Database);

        Assert.Equal(1, report.ToVersion);
        Assert.Equal(["The database differs from what the migrations of Test make of it: the column x of table a is no type, and should be TEXT."], report.Warnings);
    }

    private void AssertSameAtEveryVersion(string[] scripts)
    {
        var set = Computed(scripts);
        for (var version = 1; version <= scripts.Length; version++)
        {
            Run(scripts[version - 1]);
            Assert.Equal([], Differences(set, version));
        }
    }

    private void Run(string script)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    private MigrationSet Prepared()
    {
        const string Script = """
            CREATE TABLE accounts (id INTEGER PRIMARY KEY, nickname TEXT);
            CREATE TABLE events (id INTEGER, account INTEGER UNIQUE REFERENCES accounts);
            CREATE INDEX by_nickname ON accounts (nickname);
            CREATE VIEW v AS SELECT id FROM accounts;
            CREATE TRIGGER tr AFTER INSERT ON accounts BEGIN SELECT 1; END;
            """;
        Run(Script);
        return Computed(Script);
    }

    private IEnumerable<string> Differences(MigrationSet set, long version) => SchemaComparison
        .Compare(ExpectedSchema.After(set, version)!, ActualSchema.Read(_connection), "schema_migrations", "schema_migrations_owed")
        .Select(difference => $"{difference.Kind}: {difference.Message}");

    private static MigrationSet Computed(params string[] scripts)
    {
        var versions = MigrationReplay.Run(HistorySchema.Of("schema_migrations"), [.. scripts.Select((script, index) => new ReplayStep(index + 1, [SqlParser.ParseScript(script)], null))]);
        Assert.Equal([], versions.SelectMany(version => version.Statements).SelectMany(statement => statement.Problems));
        var set = new TestSet();
        for (var i = 0; i < scripts.Length; i++)
            set.Script(i + 1, "step", scripts[i]).Changes(versions[i].Delta.TrimEnd('\n').Split('\n'));
        return set.Build();
    }
}
