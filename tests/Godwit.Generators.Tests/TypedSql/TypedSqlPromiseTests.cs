using System.Reflection;
using Xunit.Abstractions;

namespace Godwit.Generators.Tests;

/// <summary>What the build says of SQL in C#, held against the real engine as after every build of a test; here it is counted.</summary>
public class TypedSqlPromiseTests(ITestOutputHelper output)
{
    private const string Schema = """
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, guid TEXT NOT NULL, photo BLOB, balance REAL NOT NULL DEFAULT 0, created_at TEXT, price NUMERIC, any_thing);
        CREATE TABLE events (account_id INTEGER NOT NULL REFERENCES accounts (id), kind INTEGER NOT NULL, note TEXT, PRIMARY KEY (account_id, kind)) WITHOUT ROWID;
        CREATE TABLE strict_ones (id INT PRIMARY KEY, amount REAL NOT NULL, data BLOB, rest ANY) STRICT;
        CREATE VIEW account_events AS SELECT a.id, a.name, e.kind, e.note, count(*) OVER (PARTITION BY a.id) AS events FROM accounts a LEFT JOIN events e ON e.account_id = a.id;
        CREATE TRIGGER account_events_insert INSTEAD OF INSERT ON account_events BEGIN INSERT INTO accounts (name, guid) VALUES (new.name, ''); END;
        """;

    private const string Members = """"
        [Sql("SELECT id, name, state FROM accounts")]
        private static partial IEnumerable<Head> RecordStructs(MigrationContext db);

        [Sql("SELECT id, guid, created_at, price, photo FROM accounts WHERE state = @state AND (@since IS NULL OR created_at > @since)")]
        private static partial IEnumerable<Row> InitOnly(MigrationContext db, State state, DateTimeOffset? since);

        [Sql("SELECT a.id, e.kind, e.note, e.account_id AS account FROM accounts a LEFT JOIN events e ON e.account_id = a.id")]
        private static partial IEnumerable<(long Id, int? Kind, string? Note, long? Account)> LeftJoin(MigrationContext db);

        [Sql("SELECT a.id, e.kind FROM accounts a RIGHT JOIN events e ON e.account_id = a.id")]
        private static partial IEnumerable<(long? Id, int Kind)> RightJoin(MigrationContext db);

        [Sql("SELECT count(*) AS n, max(balance) AS highest, total(balance) AS total, group_concat(name) AS names FROM accounts WHERE state = 99")]
        private static partial (long N, double? Highest, double Total, string? Names) Aggregates(MigrationContext db);

        [Sql("SELECT state, max(balance) AS highest, count(*) AS n FROM accounts GROUP BY state")]
        private static partial IEnumerable<(State State, double Highest, long N)> Groups(MigrationContext db);

        [Sql("SELECT id, row_number() OVER (ORDER BY balance) AS place, lag(name) OVER (ORDER BY id) AS before, sum(balance) OVER (PARTITION BY state) AS sum FROM accounts")]
        private static partial IEnumerable<(long Id, int Place, string? Before, double Sum)> Windows(MigrationContext db);

        [Sql("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < @most) SELECT x FROM n")]
        private static partial IEnumerable<int> Recursive(MigrationContext db, int most);

        [Sql("INSERT INTO accounts (id, name, guid) VALUES (@id, @name, @guid) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name RETURNING id, name")]
        private static partial (long Id, string Name)? Upsert(MigrationContext db, long? id, string name, Guid guid);

        [Sql("INSERT OR REPLACE INTO accounts (name, guid, state) VALUES (@name, @guid, @state) RETURNING id")]
        private static partial long Replace(MigrationContext db, ReadOnlySpan<char> name, string guid, State? state);

        [Sql("INSERT INTO account_events (name) VALUES (@name) RETURNING id, name")]
        private static partial (long? Id, string? Name) OfView(MigrationContext db, string name);

        [Sql("DELETE FROM events WHERE account_id = @id RETURNING kind, note")]
        private static partial IEnumerable<(int Kind, string? Note)> Delete(MigrationContext db, long id);

        [Sql("SELECT name, kind, events FROM account_events WHERE id = @id")]
        private static partial IEnumerable<(string Name, int? Kind, int Events)> View(MigrationContext db, long id);

        [Sql("SELECT coalesce(created_at, '') AS created, price / 2 AS half, balance * 2 AS twice, length(name) AS length, substr(photo, 1, 2) AS head, any_thing FROM accounts")]
        private static partial IEnumerable<(string Created, decimal? Half, double Twice, int Length, ReadOnlyMemory<byte>? Head, string? AnyThing)> Expressions(MigrationContext db);

        [Sql("SELECT EXISTS (SELECT 1 FROM events) AS x")]
        private static partial bool Exists(MigrationContext db);

        [Sql("SELECT (SELECT note FROM events WHERE account_id = accounts.id AND kind = 1) AS note, (SELECT count(*) FROM events) AS n FROM accounts")]
        private static partial IEnumerable<(string? Note, int N)> Subqueries(MigrationContext db);

        [Sql("SELECT id, amount, data, rest AS others FROM strict_ones WHERE amount BETWEEN @low AND @high LIMIT @most")]
        private static partial IEnumerable<(int? Id, float Amount, byte[]? Data, long? Others)> Strict(MigrationContext db, double low, double high, int most);

        [Sql("UPDATE strict_ones SET (amount, data) = (@amount, @data) WHERE id IN (SELECT id FROM accounts)")]
        private static partial int StrictUpdate(MigrationContext db, double amount, ReadOnlyMemory<byte> data);

        [Sql("SELECT CASE state WHEN 0 THEN 'new' ELSE 'old' END AS word, iif(balance > 0, name, NULL) AS rich, state IS NULL AS missing, name LIKE @pattern AS fits FROM accounts")]
        private static partial IEnumerable<(string Word, string? Rich, bool Missing, bool? Fits)> Cases(MigrationContext db, string pattern);

        [Sql("SELECT name FROM accounts UNION ALL SELECT note FROM events")]
        private static partial IEnumerable<string?> Compound(MigrationContext db);

        [Sql("SELECT id FROM accounts WHERE (id, state) > (@id, @state) ORDER BY id, state LIMIT 10")]
        private static partial IEnumerable<long> Keyset(MigrationContext db, long id, State state);

        private enum State { New, Old }

        private readonly record struct Head(long Id, string Name, State State);

        private sealed record Row
        {
            public required long Id { get; init; }
            public required Guid Guid { get; init; }
            public DateTimeOffset? CreatedAt { get; init; }
            public decimal? Price { get; init; }
            public ReadOnlyMemory<byte>? Photo { get; init; }
        }
        """";

    [Fact]
    public async Task What_the_build_says_of_a_class_with_every_kind_of_statement_is_what_the_engine_does()
    {
        var result = await TypedSqlProject.WithMembers(Members, schema: Schema).BuildAsync();

        Assert.Empty(result.Findings);
        var engine = EngineOracle.Of(result.Run);
        output.WriteLine($"{engine.Alike} statements alike; {engine.Promises}");
        Assert.Equal(21, engine.Alike);
        Assert.True(engine.Promises is { Statements: >= 17, Columns: >= 44, Types: >= 35, NotNulls: >= 27, RefusedNulls: >= 7 }, engine.Promises.ToString());
    }
}
