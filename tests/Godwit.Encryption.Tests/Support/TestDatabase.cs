using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

/// <summary>A database with rows that can be recognised, beside a key store.</summary>
public sealed class TestDatabase : IDisposable
{
    public const string Marker = "marker4f1c";

    private readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    public string File => _folder["app.db"];

    public InMemoryKeyStore Store { get; } = new();

    /// <summary>Creates an encrypted database with its key in the store.</summary>
    public async Task<TestDatabase> CreateAsync(string journalMode = "DELETE", int rows = 200)
    {
        using var database = await EncryptedDatabase.OpenAsync(File, Store);
        using (var connection = database.Open())
            Fill(connection, journalMode, rows);
        (await EncryptedDatabase.OpenAsync(File, Store)).Dispose();
        return this;
    }

    /// <summary>Creates a plaintext database.</summary>
    public TestDatabase CreatePlaintext(string journalMode = "DELETE", int rows = 200)
    {
        using var connection = FileStates.Connect(File, SqliteOpenMode.ReadWriteCreate);
        Fill(connection, journalMode, rows);
        return this;
    }

    /// <summary>A backup beside the database: a copy of the file as it is.</summary>
    public string CopyToBackup(string stamp = "20260101_000000")
    {
        var backup = $"{File}.backup_{stamp}";
        System.IO.File.Copy(File, backup);
        return backup;
    }

    public static void Fill(SqliteConnection connection, string journalMode, int rows)
    {
        connection.Batch($"""
            PRAGMA auto_vacuum = INCREMENTAL;
            PRAGMA journal_mode = {journalMode};
            CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
            CREATE TABLE tags(tag TEXT);
            CREATE INDEX notes_text ON notes(text);
            CREATE VIEW latest AS SELECT max(id) AS id FROM notes;
            CREATE TRIGGER tagged AFTER INSERT ON tags BEGIN UPDATE notes SET text = text WHERE id = 1; END;
            CREATE VIRTUAL TABLE words USING fts4(word);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO notes SELECT i, '{Marker}' || i || hex(randomblob(40)) FROM n;
            INSERT INTO tags(rowid, tag) VALUES (5, 'five'), (9, 'nine');
            INSERT INTO words(word) VALUES ('{Marker}word');
            PRAGMA user_version = 77;
            PRAGMA application_id = 4711;
            """);
    }

    /// <summary>Fails unless the database is whole and has all its rows.</summary>
    public static void AssertWhole(SqliteConnection connection, string? journalMode = null, int rows = 200, bool migrated = false)
    {
        Assert.Equal("ok", connection.Text("PRAGMA integrity_check"));
        Assert.Equal(rows, connection.Number($"SELECT count(*) FROM notes WHERE text LIKE '{Marker}%'"));
        Assert.Equal("5,9", connection.Text("SELECT group_concat(rowid) FROM tags"));
        Assert.Equal(1, connection.Number($"SELECT count(*) FROM words WHERE word MATCH '{Marker}word'"));
        if (!migrated)
            Assert.Equal(77, connection.Number("PRAGMA user_version"));
        Assert.Equal((4711, 2), (connection.Number("PRAGMA application_id"), connection.Number("PRAGMA auto_vacuum")));
        if (journalMode is not null)
            Assert.Equal(journalMode, connection.Text("PRAGMA journal_mode"), ignoreCase: true);
    }

    public async Task AssertOpensAsync(string? journalMode = null)
    {
        using var database = await EncryptedDatabase.OpenAsync(File, Store);
        using var connection = database.Open();
        AssertWhole(connection, journalMode);
        Assert.Equal(["db/app/current"], Store.Entries);
    }

    /// <summary>Fails where a file of the folder holds the marker, or the digits or bytes of a key.</summary>
    public void AssertNothingPlain(params IEnumerable<DatabaseKey> keys)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = System.IO.File.ReadAllBytes(file);
            var text = Encoding.Latin1.GetString(bytes);
            Assert.False(text.Contains(Marker, StringComparison.Ordinal), $"{file} holds plaintext");
            foreach (var key in keys)
            {
                Assert.False(text.Contains(Convert.ToHexString(key.Bytes), StringComparison.OrdinalIgnoreCase), $"{file} holds a key");
                Assert.True(bytes.AsSpan().IndexOf(key.Bytes) < 0, $"{file} holds a key");
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
