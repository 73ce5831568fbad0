using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class SqlStatementTests
{
    public static TheoryData<string, string> Readings => new()
    {
        { "ReadInt64", "42" }, { "ReadInt64", "'12'" }, { "ReadDouble", "1.5" }, { "ReadBoolean", "2" }, { "ReadBoolean", "0" },
        { "ReadString", "'é😀'" }, { "ReadString", "5" }, { "ReadString", "''" }, { "ReadBytes", "x'0100'" }, { "ReadBytes", "x''" },
        { "ReadChar", "'é'" }, { "ReadChar", "65" }, { "ReadDecimal", "'10.50'" }, { "ReadDecimal", "7" }, { "ReadDecimal", "1e3" },
        { "ReadGuid", "'6F9619FF-8B86-D011-B42D-00CF4FC964FF'" }, { "ReadGuid", "x'ff19966f868b11d0b42d00cf4fc964ff'" },
        { "ReadDateTime", "'2026-01-31 09:30:00.5'" }, { "ReadDateTime", "'2026-01-31T09:30:00Z'" }, { "ReadDateTime", "'2026-01-31 09:30:00+02:00'" }, { "ReadDateTime", "2461071.9" }, { "ReadDateTime", "2461071" },
        { "ReadDateTimeOffset", "'2026-01-31 09:30:00.5'" }, { "ReadDateTimeOffset", "'2026-01-31 09:30:00-03:30'" }, { "ReadDateTimeOffset", "2461071.75" },
        { "ReadDateOnly", "'2026-01-31'" }, { "ReadDateOnly", "2461071.75" }, { "ReadTimeOnly", "'09:30:01.5'" },
        { "ReadTimeSpan", "'1.02:03:04'" }, { "ReadTimeSpan", "1.5" },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task A_column_is_read_as_Microsoft_Data_Sqlite_reads_it(string method, string literal)
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        object? ours = null;
        await database.Migrate(db =>
        {
            using var statement = db.Statement("SELECT " + literal);
            statement.Step();
            ours = typeof(SqlStatement).GetMethod(method)!.Invoke(statement, [0]);
        });
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT " + literal;
        using var reader = command.ExecuteReader();
        reader.Read();
        var theirs = typeof(SqliteDataReader).GetMethod(nameof(SqliteDataReader.GetFieldValue))!.MakeGenericMethod(ours!.GetType()).Invoke(reader, [0]);
        Assert.Equal(theirs, ours);
        if (ours is DateTime time)
            Assert.Equal(((DateTime)theirs!).Kind, time.Kind);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public async Task Text_with_a_NUL_inside_is_read_whole_in_every_encoding(string encoding)
    {
        using var database = new TempDatabase($"PRAGMA encoding = '{encoding}'");
        database.Execute($"PRAGMA encoding = '{encoding}'; ", "SELECT 1");
        using (var connection = database.Open())
        {
            connection.Execute($"PRAGMA encoding = '{encoding}'");
            connection.Execute("CREATE TABLE t(a)");
        }

        string? read = null;
        await database.Migrate(db =>
        {
            db.Execute("INSERT INTO t VALUES (?1)", "a\0é😀");
            using var statement = db.Statement("SELECT a, 12.5 FROM t");
            statement.Step();
            read = statement.ReadString(0) + statement.ReadDecimal(1);
            db.AddFunction("text_of", 1, isDeterministic: false, call => read += call.ReadString(0));
            db.AddFunction("utf8_of", 1, isDeterministic: false, call => read += System.Text.Encoding.UTF8.GetString(call.ReadSpan(0)));
            db.AddFunction("bytes_of", 1, isDeterministic: false, call => read += Convert.ToHexString(call.ReadSpan(0)));
            using var functions = db.Statement("SELECT text_of(a), utf8_of(a), bytes_of(x'00e9'), text_of(7) FROM t");
            functions.Step();
        });
        Assert.Equal("a\0é😀12.5a\0é😀a\0é😀00E97", read);
        Assert.Equal(encoding, database.Text("PRAGMA encoding"));
    }

    [Fact]
    public async Task NULL_is_null_where_the_type_allows_it_and_an_error_with_the_column_where_not()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        await database.Migrate(db =>
        {
            using var statement = db.Statement("SELECT NULL AS token");
            Assert.True(statement.Step());
            Assert.Null(statement.ReadNullableString(0));
            Assert.Null(statement.ReadNullableBytes(0));
            Assert.Contains("'token'", Assert.Throws<InvalidOperationException>(() => statement.ReadString(0)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => statement.ReadBytes(0));
            Assert.Throws<InvalidOperationException>(() => statement.RequireValue(0));
            Assert.False(statement.Step());
        });
    }

    [Fact]
    public async Task A_text_is_prepared_once_and_again_only_while_it_is_in_use()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        const string Sql = "SELECT a FROM t";
        await database.Migrate(db =>
        {
            var first = db.Statement(Sql);
            var second = db.Statement(Sql);
            Assert.NotSame(first, second);
            first.Dispose();
            Assert.Same(first, db.Statement(Sql));
            second.Dispose();
            second.Dispose();
            Assert.Same(second, db.Statement(Sql));
        });
    }

    [Fact]
    public async Task A_long_text_is_bound_whole()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        var text = string.Concat(Enumerable.Repeat("é😀x", 100_000));
        await database.Migrate(db => db.Execute("INSERT INTO t VALUES (?1)", text));
        Assert.Equal(text, database.Text("SELECT a FROM t"));
    }
}
