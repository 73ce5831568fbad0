namespace Godwit.Generators.Tests;

/// <summary>The emitted bodies for each supported shape.</summary>
public class TypedSqlSnapshotTests
{
    [Fact]
    public Task Queries_of_many_rows() => VerifyAsync("""
        [Sql("SELECT id, auth_data, name FROM accounts WHERE auth_data IS NOT NULL")]
        private static partial IEnumerable<(long Id, string? AuthData, string Name)> Tuples(MigrationContext db);

        [Sql("SELECT name FROM accounts")]
        private static partial IEnumerable<string> Scalars(MigrationContext db);

        [Sql("SELECT id, name, balance FROM accounts")]
        private static partial IEnumerable<Account> Records(MigrationContext db);

        [Sql("SELECT account_id, kind, note FROM events")]
        private static partial IEnumerable<Event> Structs(MigrationContext db);

        [Sql("SELECT id, name, photo FROM accounts")]
        private static partial IEnumerable<Settable> Properties(MigrationContext db);

        private sealed record Account(long Id, string Name, double Balance);

        private readonly record struct Event(int AccountId, DayOfWeek Kind, string? Note);

        private sealed class Settable
        {
            public required long Id { get; init; }

            public string Name { get; set; } = "";

            public byte[]? Photo { get; set; }
        }
        """);

    [Fact]
    public Task Queries_of_one_row() => VerifyAsync("""
        [Sql("SELECT count(*) FROM accounts")]
        private static partial long Count(MigrationContext db);

        [Sql("SELECT max(balance) FROM accounts")]
        private static partial double? Highest(MigrationContext db);

        [Sql("SELECT auth_data FROM accounts WHERE id = @id")]
        private static partial string? AuthData(MigrationContext db, long id);

        [Sql("SELECT id, name FROM accounts WHERE id = @id")]
        private static partial (long Id, string Name)? Find(MigrationContext db, long id);

        [Sql("INSERT INTO accounts (name) VALUES (@name) RETURNING id")]
        private static partial long Insert(MigrationContext db, string name);
        """);

    [Fact]
    public Task Statements() => VerifyAsync(""""
        [Sql("UPDATE accounts SET auth_data = @authData WHERE id = @id")]
        private static partial int Store(MigrationContext db, long id, string? authData);

        [Sql("""
            CREATE TABLE "summary" (
                total INTEGER NOT NULL
            )
            """)]
        private static partial void Create(MigrationContext db);

        public void Use(MigrationContext db) => Create(db);
        """");

    [Fact]
    public Task Parameters_and_columns_of_every_type() => VerifyAsync("""
        [Sql("INSERT INTO events (account_id, kind, note) SELECT @a, @b, coalesce(@c, @d, @e, @f, @g, @h, @i, @j, @k, @l, @m, @n, @o, @p)")]
        private static partial int Insert(MigrationContext db, uint a, DayOfWeek b, ulong c, char d, decimal e, float f, byte[]? g, ReadOnlySpan<byte> h, ReadOnlySpan<char> i, ReadOnlyMemory<byte> j, Guid? k, DateTimeOffset l, DateOnly m, TimeOnly n, TimeSpan? o, bool? p);

        [Sql("SELECT any_thing AS a, any_thing AS b, any_thing AS c, any_thing AS d, any_thing AS e, any_thing AS f, any_thing AS g, any_thing AS h, any_thing AS i, any_thing AS j, any_thing AS k, any_thing AS l FROM accounts")]
        private static partial IEnumerable<(uint? A, DayOfWeek? B, ulong? C, char? D, decimal? E, float? F, byte[]? G, ReadOnlyMemory<byte>? H, Guid? I, DateTimeOffset? J, bool? K, short? L)> Read(MigrationContext db);
        """);

    [Fact]
    public Task Spans_of_a_query_are_taken_before_it_is_enumerated() => VerifyAsync("""
        [Sql("SELECT id FROM accounts WHERE photo = @photo AND name > @name AND id > @statement")]
        private static partial IEnumerable<long> Go(MigrationContext db, scoped ReadOnlySpan<byte> photo, ReadOnlySpan<char> name, long statement);
        """);

    [Fact]
    public Task Functions_are_added_before_the_statement_that_calls_them() => VerifyAsync("""
        private readonly string prefix = "x";

        [SqlFunction]
        private string Seal(string text) => prefix + text;

        [SqlFunction("scale", IsDeterministic = true)]
        private static long? Times(int? number, ReadOnlySpan<byte> bytes) => number * bytes.Length;

        [Sql("UPDATE accounts SET name = seal(name), any_thing = scale(id, photo)")]
        private partial int SealAll(MigrationContext db);
        """);

    [Fact]
    public async Task A_body_throws_where_the_SQL_is_wrong()
    {
        var result = await TypedSqlProject.WithMembers("[Sql(\"SELECT x FROM nowhere\")]\nprivate static partial IEnumerable<(long, string)> Go(MigrationContext db);").BuildAsync();

        Assert.Equal(["Typed.cs(5,21): GW4005: no such table: nowhere; create it first, in an earlier migration or by an [Sql] method above this one"], result.Findings);
        Verify(result);
    }

    private static async Task VerifyAsync(string members, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var result = await TypedSqlProject.WithMembers(members).BuildAsync();
        Assert.Empty(result.Findings);
        Verify(result, method);
    }

    // The registry beside it has snapshots of its own.
    private static void Verify(BuildResult result, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(result.Sources.Where(source => source.Key == "TypedFill.Sql.g.cs"), method: method);
}
