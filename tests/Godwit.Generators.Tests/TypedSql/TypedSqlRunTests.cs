using Microsoft.Data.Sqlite;

namespace Godwit.Generators.Tests;

/// <summary>Generated bodies on a real database.</summary>
public class TypedSqlRunTests
{
    [Fact]
    public async Task Rows_are_read_changed_and_stored()
    {
        using var database = await RunAsync(
            """
            Insert(db, "a", "x"u8, DayOfWeek.Friday);
            Insert(db, "b", [], DayOfWeek.Monday);
            foreach (var (id, name, photo, kind) in Rows(db))
                Store(db, id, name + name, photo.Length, kind + 1);
            """,
            """
            [Sql("INSERT INTO accounts (name, photo, any_thing) VALUES (@name, @photo, @kind)")]
            private static partial int Insert(MigrationContext db, string name, ReadOnlySpan<byte> photo, DayOfWeek kind);

            [Sql("SELECT id, name, photo, any_thing AS kind FROM accounts ORDER BY +id")]
            #pragma warning disable GW4012
            private static partial IEnumerable<(long Id, string Name, byte[] Photo, DayOfWeek Kind)> Rows(MigrationContext db);

            [Sql("UPDATE accounts SET name = @name, auth_data = @length || typeof(photo), any_thing = @kind WHERE id = @id")]
            private static partial int Store(MigrationContext db, long id, string name, int length, DayOfWeek kind);
            """);
        Assert.Equal("aa 1blob 6,bb 0blob 2", database.List("SELECT name || ' ' || auth_data || ' ' || any_thing FROM accounts ORDER BY id"));
    }

    [Fact]
    public async Task A_second_enumeration_while_the_first_runs_sees_every_row()
    {
        using var database = await RunAsync(
            """
            foreach (var name in new[] { "a", "b", "c" })
                Insert(db, name);
            var rows = Names(db, "a".AsSpan());
            foreach (var first in rows)
                foreach (var second in rows)
                    Note(db, first + second);
            """,
            """
            [Sql("INSERT INTO accounts (name) VALUES (@name)")]
            private static partial void Insert(MigrationContext db, string name);

            [Sql("SELECT name FROM accounts WHERE name >= @least ORDER BY name")]
            private static partial IEnumerable<string> Names(MigrationContext db, ReadOnlySpan<char> least);

            [Sql("INSERT INTO events (account_id, kind, note) SELECT min(id), 0, @note FROM accounts")]
            private static partial void Note(MigrationContext db, string note);
            """);
        Assert.Equal("aa,ab,ac,ba,bb,bc,ca,cb,cc", database.List("SELECT note FROM events ORDER BY rowid"));
    }

    [Fact]
    public async Task One_row_one_or_none_and_the_number_of_rows()
    {
        using var database = await RunAsync(
            """
            var id = Insert(db, "a");
            Log(db, $"{id} {Find(db, 7) is null} {Find(db, id)} {Highest(db) is null} {Rename(db, "b")} {Count(db)}");
            """,
            """
            [Sql("INSERT INTO accounts (name) VALUES (@name) RETURNING id")]
            private static partial long Insert(MigrationContext db, string name);

            [Sql("SELECT id, name FROM accounts WHERE id = @id")]
            private static partial (long Id, string Name)? Find(MigrationContext db, long id);

            [Sql("SELECT max(kind) FROM events")]
            private static partial long? Highest(MigrationContext db);

            [Sql("UPDATE accounts SET name = @name WHERE true")]
            private static partial int Rename(MigrationContext db, string name);

            [Sql("SELECT count(*) FROM accounts")]
            private static partial int Count(MigrationContext db);

            [Sql("INSERT INTO events (account_id, kind, note) SELECT min(id), 0, @note FROM accounts")]
            private static partial void Log(MigrationContext db, string note);
            """);
        Assert.Equal("1 True (1, a) True 1 1", database.List("SELECT note FROM events"));
    }

    [Theory]
    [InlineData("SELECT id FROM accounts WHERE id = 99", "returned no row")]
    [InlineData("SELECT id FROM accounts", "more than one row")]
    public async Task A_query_of_one_row_throws_where_there_is_none_or_another(string sql, string message)
    {
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => RunAsync("Go(db);", $"[Sql(\"{sql}\")] private static partial long Go(MigrationContext db);", Accounts(2)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_NULL_that_the_type_cannot_hold_names_the_column()
    {
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => RunAsync(
            "foreach (var row in Go(db)) { }",
            "#pragma warning disable GW4012\n[Sql(\"SELECT any_thing FROM accounts\")] private static partial IEnumerable<long> Go(MigrationContext db);",
            Accounts(1)));
        Assert.Contains("'any_thing' is NULL", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_of_the_instance_transforms_a_column_in_one_statement()
    {
        using var database = await RunAsync(
            "calls = 10; SealAll(db); Again(db);",
            """
            private int calls;

            [SqlFunction]
            private string? Seal(string? text, long id) => text is null ? null : $"{text}\0{id}/{calls++}";

            [SqlFunction("bytes", IsDeterministic = true)]
            private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> photo) => photo[..1];

            [Sql("UPDATE accounts SET name = seal(name, id), auth_data = seal(NULL, 1), photo = bytes(x'0102')")]
            private partial int SealAll(MigrationContext db);

            [Sql("UPDATE accounts SET balance = length(CAST(Seal(name, 1) AS BLOB))")]
            private partial int Again(MigrationContext db);
            """,
            Accounts(2));
        Assert.Equal("6E3100312F3130 01 12.0,6E3200322F3131 01 12.0", database.List("SELECT hex(name) || ' ' || hex(photo) || ' ' || balance FROM accounts WHERE auth_data IS NULL"));
        Assert.Throws<SqliteException>(() => database.List("SELECT seal('a', 1)"));
    }

    [Fact]
    public async Task An_exception_of_a_function_comes_out_as_it_is_and_the_next_statement_runs()
    {
        using var database = await RunAsync(
            """
            try
            {
                SealAll(db);
            }
            catch (FormatException error)
            {
                db.Execute("UPDATE accounts SET name = ?1", error.Message);
            }
            """,
            """
            [SqlFunction]
            private static string Seal(string text) => throw new FormatException("not sealed");

            [Sql("UPDATE accounts SET name = seal(name)")]
            private static partial int SealAll(MigrationContext db);
            """,
            Accounts(1));
        Assert.Equal("not sealed", database.List("SELECT name FROM accounts"));
    }

    [Fact]
    public async Task A_function_without_null_takes_zero()
    {
        using var database = await RunAsync(
            "Go(db);",
            "[SqlFunction] private static double Plus(long a, double b, bool c) => a + b + (c ? 1 : 7);\n[Sql(\"UPDATE accounts SET balance = plus(balance, 0.0, 0)\")] private static partial int Go(MigrationContext db);",
            Accounts(1));
        Assert.Equal("7.0", database.List("SELECT balance FROM accounts"));
    }

    [Theory]
    [InlineData("long")]
    [InlineData("double")]
    [InlineData("bool")]
    public async Task A_function_without_null_refuses_NULL(string type)
    {
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => RunAsync(
            "Go(db);",
            $"[SqlFunction] private static long Twice({type} number) => number.GetHashCode();\n[Sql(\"SELECT twice(any_thing) AS x FROM accounts\")] private static partial long? Go(MigrationContext db);",
            Accounts(1)));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Contains("argument 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_value_types_and_spans_allocate_nothing_per_row()
    {
        using var database = await RunAsync(
            """
            foreach (var (id, balance) in Rows(db))
                Store(db, id, balance, "some text that is the same for every row".AsSpan(), "bytes"u8);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var (id, balance) in Rows(db))
                Store(db, id, balance, "some text that is the same for every row".AsSpan(), "bytes"u8);
            db.Execute("INSERT INTO events VALUES (1, 1, ?1)", GC.GetAllocatedBytesForCurrentThread() - before);
            """,
            """
            [Sql("SELECT id, balance FROM accounts ORDER BY +id")]
            private static partial IEnumerable<(long Id, double Balance)> Rows(MigrationContext db);

            [Sql("UPDATE accounts SET balance = @balance, name = @name, photo = @photo WHERE id = @id")]
            private static partial int Store(MigrationContext db, long id, double balance, ReadOnlySpan<char> name, ReadOnlySpan<byte> photo);
            """,
            Accounts(1000));
        Assert.InRange(long.Parse(database.List("SELECT note FROM events"), System.Globalization.CultureInfo.InvariantCulture), 0, 1000);
    }

    [Fact]
    public async Task What_a_data_migration_makes_is_known_to_the_scripts_after_it_and_to_the_comparison_before_COMMIT()
    {
        var result = await TypedSqlProject
            .WithBody("Create(db);", "[Sql(\"CREATE TABLE summary (total INTEGER)\")] private static partial void Create(MigrationContext db);")
            .File("Migrations/3_c.sql", "CREATE INDEX summary_total ON summary (total);")
            .BuildAsync();
        using var database = new MemoryDatabase();

        var report = await new Migrator(result.Load()).MigrateAsync(database.Connection);

        Assert.Empty(report.Warnings);
        Assert.Equal(3, report.ToVersion);
    }

    private static string Accounts(int count) =>
        $"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {count}) INSERT INTO accounts (name) SELECT 'n' || x FROM n;";

    private static async Task<MemoryDatabase> RunAsync(string apply, string members, string data = "")
    {
        var result = await TypedSqlProject.WithBody(apply, members, TypedSqlProject.Schema + data).BuildAsync();
        var database = new MemoryDatabase();
        try
        {
            await new Migrator(result.Load()).MigrateAsync(database.Connection);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private sealed class MemoryDatabase : IDisposable
    {
        public MemoryDatabase() => Connection.Open();

        public SqliteConnection Connection { get; } = new("Data Source=:memory:");

        public string List(string sql)
        {
            using var command = Connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var values = new List<string>();
            while (reader.Read())
                values.Add(reader.GetString(0));
            return string.Join(',', values);
        }

        public void Dispose() => Connection.Dispose();
    }
}
