using Godwit.Tests;
using Microsoft.Extensions.Logging;

namespace Godwit.Encryption.Tests;

/// <summary>Migrations of encrypted databases: as of plain ones, and nothing of them is ever plain.</summary>
public sealed class EncryptedMigrationTests : IDisposable
{
    private readonly TestDatabase _test = new();

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_backup_is_encrypted_under_the_same_key(string journalMode)
    {
        await _test.CreateAsync(journalMode);
        var file = await File.ReadAllBytesAsync(_test.File);
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);

        var report = await new Migrator(Set()).MigrateAsync(database);

        // The pages as they were on the disk; Multiple Ciphers shows them decrypted only, and SQLite encrypts them anew.
        Assert.NotEqual(Codec.IsMultipleCiphers, Enumerable.SequenceEqual(file, await File.ReadAllBytesAsync(report.BackupPath!)));

        Assert.Equal(FileState.Encrypted, FileStates.Of(report.BackupPath!));
        using var backup = new EncryptedDatabase(report.BackupPath!, database.Key);
        using (var connection = backup.Open())
            TestDatabase.AssertWhole(connection);
        using (var connection = database.Open())
            Assert.Equal(200, connection.Number("SELECT count(*) FROM labels"));
        _test.AssertNothingPlain(database.Key);
    }

    [Fact]
    public async Task A_new_database_is_encrypted_from_its_first_byte()
    {
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        var set = TestSet.Of((1, "notes", $"CREATE TABLE notes(text TEXT); INSERT INTO notes VALUES ('{TestDatabase.Marker}');")).Build();

        Assert.Null((await new Migrator(set).MigrateAsync(database)).BackupPath);
        await new Migrator(set).MigrateAsync(database);

        _test.AssertNothingPlain(database.Key);
        using var connection = database.Open();
        Assert.Equal(TestDatabase.Marker, connection.Text("SELECT text FROM notes"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_data_and_tells_no_key()
    {
        await _test.CreateAsync();
        using var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        var log = new Lines();
        var set = TestSet.Of((1, "drop", "DELETE FROM tags;"), (2, "fail", "INSERT INTO nowhere VALUES (1);")).Build();

        var error = await Assert.ThrowsAnyAsync<MigrationException>(() => new Migrator(set, new MigratorOptions { Logger = log }).MigrateAsync(database));

        Assert.Equal(DatabaseState.RolledBack, error.State);
        await _test.AssertOpensAsync();
        var said = error + error.UserMessage + string.Join('\n', log.All);
        Assert.NotEmpty(log.All);
        Assert.DoesNotContain(Convert.ToHexString(database.Key.Bytes), said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestDatabase.Marker, said, StringComparison.Ordinal);
        _test.AssertNothingPlain(database.Key);
    }

    [Fact]
    public async Task A_wrong_key_changes_nothing()
    {
        await _test.CreateAsync();
        using var wrong = DatabaseKey.Generate();
        using var database = new EncryptedDatabase(_test.File, wrong);
        var before = await File.ReadAllBytesAsync(_test.File);

        await Assert.ThrowsAsync<NotADatabaseException>(() => new Migrator(Set()).MigrateAsync(database));

        Assert.Equal(before, await File.ReadAllBytesAsync(_test.File));
        Assert.DoesNotContain(Directory.EnumerateFiles(_test.Folder), file => file.Contains(".backup_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plaintext_database_is_not_migrated_under_a_key()
    {
        _test.CreatePlaintext();
        using var key = DatabaseKey.Generate();
        using var database = new EncryptedDatabase(_test.File, key);
        var before = await File.ReadAllBytesAsync(_test.File);

        var error = await Assert.ThrowsAsync<EncryptedDatabaseException>(() => new Migrator(Set()).MigrateAsync(database));

        Assert.Equal(EncryptedDatabaseFault.Plaintext, error.Fault);
        Assert.Equal(before, await File.ReadAllBytesAsync(_test.File));
        Assert.Single(Directory.EnumerateFiles(_test.Folder));
    }

    [Fact]
    public async Task After_a_rotation_a_backup_can_still_be_read()
    {
        await _test.CreateAsync();
        string backupPath;
        using (var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store))
            backupPath = (await new Migrator(Set()).MigrateAsync(database)).BackupPath!;

        await KeyRotation.RunAsync(_test.File, _test.Store);

        using var rotated = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        using var backup = new EncryptedDatabase(backupPath, rotated.Key);
        using var connection = backup.Open();
        TestDatabase.AssertWhole(connection);
    }

    [Theory]
    [InlineData(WhenInterrupted.Resume)]
    [InlineData(WhenInterrupted.Restore)]
    public async Task A_rotation_while_a_migration_is_half_way_changes_nothing_for_it(WhenInterrupted whenInterrupted)
    {
        await _test.CreateAsync();
        using (var database = await EncryptedDatabase.OpenAsync(_test.File, _test.Store))
            await Assert.ThrowsAsync<MigrationFailedException>(() => new Migrator(Labels(failsAfter: 100)).MigrateAsync(database));

        Assert.Empty((await KeyRotation.RunAsync(_test.File, _test.Store)).BackupsLeft);

        using var rotated = await EncryptedDatabase.OpenAsync(_test.File, _test.Store);
        var migrator = new Migrator(Labels(), new MigratorOptions { WhenInterrupted = whenInterrupted });
        Assert.Equal(MigrationState.Migrating, (await migrator.GetStatusAsync(rotated)).State);
        var report = await migrator.MigrateAsync(rotated);

        Assert.DoesNotContain(report.Warnings, warning => warning.Contains("no way back", StringComparison.Ordinal));
        using var connection = rotated.Open();
        Assert.Equal(200, connection.Number("SELECT count(*) FROM notes WHERE text LIKE '%, labelled' AND text NOT LIKE '%, labelled, labelled'"));
        _test.AssertNothingPlain(rotated.Key);
    }

    public void Dispose() => _test.Dispose();

    private static MigrationSet Labels(long failsAfter = long.MaxValue) => new TestSet().Resumable(1, "labels", db =>
    {
        foreach (var batch in db.InBatches("notes", 50))
        {
            if (batch.First.Int64() > failsAfter)
                throw new InvalidOperationException("the network is gone");
            db.Execute("UPDATE notes SET text = text || ', labelled' WHERE rowid BETWEEN ?1 AND ?2", batch.First.Int64(), batch.Last.Int64());
        }
    }).Build();

    private static MigrationSet Set() => TestSet.Of((1, "labels", "CREATE TABLE labels(label TEXT); INSERT INTO labels SELECT text FROM notes;")).Build();

    private sealed class Lines : ILogger
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception));
    }
}
