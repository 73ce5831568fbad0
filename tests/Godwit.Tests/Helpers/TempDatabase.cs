using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

/// <summary>A folder of its own with a database file in it, deleted at the end.</summary>
internal sealed class TempDatabase : IDisposable
{
    public TempDatabase(params string[] statements)
    {
        Folder = Directory.CreateTempSubdirectory("godwit-").FullName;
        Path = System.IO.Path.Combine(Folder, "app.db");
        Database = TestEngine.Database(Path);
        if (statements.Length > 0)
            Execute(statements);
    }

    public string Folder { get; }

    public string Path { get; }

    public Database Database { get; }

    public IEnumerable<string> Files => Directory.GetFiles(Folder).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public IReadOnlyList<string> Backups => [.. Directory.GetFiles(Folder, "app.db.backup_*").Order(StringComparer.Ordinal)];

    /// <summary>The names of all files with the hashes of their contents.</summary>
    public IReadOnlyList<string> Fingerprint =>
        [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(file => $"{System.IO.Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    public SqliteConnection Open(string? path = null)
    {
        var connection = new Connections(Database, new MigratorOptions(), Path).Open(path ?? Path, SqliteOpenMode.ReadWriteCreate);
        // The packaged SQLite has them on, Debian's SQLCipher off.
        connection.Execute("PRAGMA foreign_keys = ON");
        return connection;
    }

    public void Execute(params string[] statements)
    {
        using var connection = Open();
        foreach (var statement in statements)
            connection.Execute(statement);
    }

    public string? Text(string sql, string? path = null)
    {
        using var connection = Open(path);
        return connection.Text(sql);
    }

    public long Number(string sql, string? path = null)
    {
        using var connection = Open(path);
        return connection.Number(sql);
    }

    /// <summary>The first column of all rows, with commas.</summary>
    public string List(string sql, string? path = null)
    {
        using var connection = Open(path);
        return string.Join(',', connection.Query(sql, static row => row.Text(0)));
    }

    public Task<MigrationReport> MigrateAsync(TestSet set, MigratorOptions? options = null, CancellationToken cancellationToken = default) =>
        new Migrator(set.Build(), options).MigrateAsync(Database, cancellationToken);

    /// <summary>The run is refused with the named fact, and not a byte of any file has changed.</summary>
    public async Task<T> RefusedAsync<T>(TestSet set, MigratorOptions? options = null)
        where T : MigrationException
    {
        var before = Fingerprint;
        var refusal = await Assert.ThrowsAsync<T>(() => MigrateAsync(set, options));
        Assert.Equal(DatabaseState.Unchanged, refusal.State);
        Assert.Contains("Nothing was changed.", refusal.UserMessage, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Advice);
        Assert.Equal(before, Fingerprint);
        return refusal;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
