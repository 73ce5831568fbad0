using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class ExecuteTests
{
    private enum Level : byte
    {
        High = 3,
    }

    public static TheoryData<object> Values =>
    [
        "text", "", "a\0b", "é😀", new byte[] { 1, 0, 2 }, Array.Empty<byte>(), true, false, 'x', 1.5, float.MaxValue, double.PositiveInfinity,
        10m, 10.50m, decimal.MinValue, 0.0000000000000000000000000001m, (sbyte)-1, (byte)255, (short)-5, ushort.MaxValue, -7, uint.MaxValue, long.MinValue, ulong.MaxValue,
        Level.High, DayOfWeek.Friday, Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
        new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Utc), new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Local).AddTicks(1234567), DateTime.MinValue,
        new DateTimeOffset(2026, 1, 31, 9, 30, 0, 500, TimeSpan.FromHours(-3.5)), new DateOnly(2026, 1, 31), new TimeOnly(9, 30), new TimeOnly(9, 30, 0, 5),
        new TimeSpan(1, 2, 3, 4, 5), -TimeSpan.FromMinutes(1),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_is_stored_as_Microsoft_Data_Sqlite_stores_it(object value)
    {
        using var database = new TempDatabase("CREATE TABLE t(ours, theirs)");
        await database.Migrate(db => db.Execute("INSERT INTO t(ours) VALUES (?1)", value));
        using (var connection = database.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE t SET theirs = $value";
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }

        Assert.Equal(database.Text("SELECT typeof(theirs) || hex(theirs) FROM t"), database.Text("SELECT typeof(ours) || hex(ours) FROM t"));
    }

    [Fact]
    public async Task Null_and_memory_are_bound()
    {
        using var database = new TempDatabase("CREATE TABLE t(a, b, c)");
        await database.Migrate(db => db.Execute("INSERT INTO t VALUES (@a, @b, @c)", null, new ReadOnlyMemory<byte>([1, 2]), new Memory<byte>([3])));
        Assert.Equal("NULL X'0102' X'03'", database.Text("SELECT quote(a) || ' ' || quote(b) || ' ' || quote(c) FROM t"));
    }

    [Fact]
    public async Task The_rows_changed_are_returned_and_statements_without_rows_return_none()
    {
        using var database = new TempDatabase("CREATE TABLE t(a); INSERT INTO t VALUES (1), (2), (3)");
        database.Execute("INSERT INTO t VALUES (1), (2), (3)");
        int[] changed = [];
        await database.Migrate(db => changed = [db.Execute("UPDATE t SET a = a + ?1 WHERE a > ?2", 10, 1), db.Execute("CREATE TABLE u(a)"), db.Execute("SELECT * FROM t;  -- no more\n")]);
        Assert.Equal([2, 0, 0], changed);
    }

    [Theory]
    [InlineData("DELETE FROM t; DELETE FROM t")]
    [InlineData("DELETE FROM t; nonsense")]
    [InlineData("-- nothing")]
    public async Task A_text_that_is_not_one_statement_is_refused_before_anything_runs(string sql)
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        database.Execute("INSERT INTO t VALUES (1)");
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db => db.Execute(sql)));
        Assert.IsType<ArgumentException>(error.InnerException);
        Assert.Equal(1, database.Number("SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_missing_or_additional_value_is_refused(int count)
    {
        using var database = new TempDatabase("CREATE TABLE t(a, b)");
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db => db.Execute("INSERT INTO t VALUES (?1, ?2)", new object?[count])));
        Assert.Contains($"2 parameters, and there are {count} values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_without_a_place_in_SQLite_is_refused()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        Assert.IsType<ArgumentException>((await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db => db.Execute("INSERT INTO t VALUES (?1)", new object())))).InnerException);
        Assert.IsType<ArgumentException>((await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db => db.Execute("INSERT INTO t VALUES (?1)", double.NaN)))).InnerException);
    }

    [Fact]
    public async Task A_failing_statement_gives_the_codes_of_SQLite_and_no_value()
    {
        using var database = new TempDatabase("CREATE TABLE t(a UNIQUE)");
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => database.Migrate(db =>
        {
            db.Execute("INSERT INTO t VALUES (?1)", "secret");
            db.Execute("INSERT INTO t VALUES (?1)", "secret");
        }));
        Assert.Equal((19, 2067), (error.SqliteErrorCode, error.SqliteExtendedErrorCode));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.IsType<SqliteException>(error.InnerException);
    }
}
