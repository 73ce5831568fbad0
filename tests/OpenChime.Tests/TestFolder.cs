using System.Text;
using Microsoft.Data.Sqlite;

namespace OpenChime.Tests;

/// <summary>A folder of a user's own, with a database in it, and what the tests ask of that database.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("openchime-tests-");

    public string Database => Path.Combine(_folder.FullName, "openchime.db");

    public string KeyFile => Path.Combine(Database + ".keys", "column%2Fopenchime-tokens.key");

    public IReadOnlyList<string> Backups => [.. Directory.GetFiles(_folder.FullName, "openchime.db.backup_*").Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> FileNames => [.. _folder.GetFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <summary>The names of the files, of the database and all its copies, in which a text stands.</summary>
    public IReadOnlyList<string> FilesWith(string text) =>
        [.. _folder.GetFiles("*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file.FullName).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0).Select(file => file.Name).Order(StringComparer.Ordinal)];

    public static TestFolder WithLegacyDatabase(int accounts, bool triggers = true)
    {
        var folder = new TestFolder();
        LegacyDatabase.Create(folder.Database, accounts, triggers);
        return folder;
    }

    /// <summary>Puts a key file in place that holds no key, with the permissions of a real one.</summary>
    public void WriteBrokenKey()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, "this is no key");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(Path.GetDirectoryName(KeyFile)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>True where nobody but the owner can read the file; on Windows the folder's permissions decide.</summary>
    public static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>
    /// Reads until it is disposed of: in WAL mode that keeps nobody from writing, but old pages from being wiped, and so the
    /// backup from being deleted. Meanwhile no test may open the file by other means, which would end SQLite's locks.
    /// </summary>
    public SqliteConnection Reader()
    {
        var connection = Open(Database);
        connection.BeginTransaction(deferred: true);
        Query(connection, "SELECT COUNT(*) FROM accounts");
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open(Database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One line per row, values separated by a bar.</summary>
    public IReadOnlyList<string> Query(string sql) => Query(Database, sql);

    public static IReadOnlyList<string> Query(string database, string sql)
    {
        using var connection = Open(database);
        return Query(connection, sql);
    }

    /// <summary>
    /// The schema and every row of every table, read from a copy, so that looking flushes nothing into the database.
    /// </summary>
    public string Content()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder.FullName, "copy"));
        foreach (var suffix in new[] { "", "-wal", "-journal" }.Where(suffix => File.Exists(Database + suffix)))
            File.Copy(Database + suffix, Path.Combine(copy.FullName, "openchime.db" + suffix));
        var content = Content(Path.Combine(copy.FullName, "openchime.db"));
        copy.Delete(recursive: true);
        return content;
    }

    public static string Content(string database)
    {
        using var connection = Open(database);
        var schema = Query(connection, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name");
        var tables = Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
        return string.Join('\n', schema.Concat(tables.SelectMany(table => Query(connection, $"SELECT '{table}', * FROM \"{table}\" ORDER BY 2"))));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "NULL" : reader.GetString(column))));
        return rows;
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
