using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

public sealed class ConnectionTests
{
    private static readonly TestSet One = TestSet.Of((1, "one", "CREATE TABLE one(x)"));

    [Fact]
    public async Task A_database_in_memory_is_migrated_without_files()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var report = await new Migrator(One.Build()).MigrateAsync(connection);
        Assert.Equal(1, report.ToVersion);
        Assert.Null(report.BackupPath);
        Assert.True((await new Migrator(One.Build()).MigrateAsync(connection)).IsUpToDate);
    }

    [Theory]
    [InlineData("ON", 1)]
    [InlineData("OFF", 0)]
    public async Task The_connection_gets_its_foreign_keys_back(string setting, long expected)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute($"PRAGMA foreign_keys = {setting}");
        await new Migrator(One.Build()).MigrateAsync(connection);
        Assert.Equal(expected, connection.Number("PRAGMA foreign_keys"));
        await Assert.ThrowsAsync<MigrationFailedException>(() => new Migrator(TestSet.Of((1, "one", "CREATE TABLE one(x)"), (2, "bad", "bad")).Build()).MigrateAsync(connection));
        Assert.Equal(expected, connection.Number("PRAGMA foreign_keys"));
        connection.Execute("BEGIN");
        connection.Execute("COMMIT");
    }

    [Fact]
    public async Task A_connection_inside_a_transaction_is_refused()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Migrator(One.Build()).MigrateAsync(connection));
    }
}
