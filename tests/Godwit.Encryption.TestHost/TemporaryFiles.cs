using System.Text;
using SQLitePCL;

namespace Godwit.Encryption.TestHost;

/// <summary>
/// Does what makes SQLite write temporary files, and looks into them while they are open: on Unix they have no name, so
/// that only this process finds them. Prints how many times it found one, and how many times the marker in one.
/// </summary>
internal static class TemporaryFiles
{
    public static int Run(string path, string marker, string[] pragmas)
    {
        var folder = Environment.GetEnvironmentVariable("SQLITE_TMPDIR")!;
        var (found, marked) = (0, 0);
        using var key = DatabaseKey.Generate();
        using var database = new EncryptedDatabase(path, key);
        using var connection = database.Open();
        foreach (var pragma in pragmas)
            connection.Execute(pragma);
        connection.Execute("CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        connection.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO notes SELECT i, ?1 || hex(randomblob(500)) FROM n", marker);
        raw.sqlite3_progress_handler(connection.Db(), 20_000, _ => Look(), null);

        new TableBackups(connection).BackUp("notes");
        connection.Execute("CREATE INDEX notes_text ON notes(text)");
        connection.Execute("BEGIN");
        connection.Execute("UPDATE notes SET text = text || 'x'");
        connection.Execute("COMMIT");
        connection.Execute("VACUUM");
        Look();
        Console.WriteLine($"{found} {marked}");
        return 0;

        int Look()
        {
            foreach (var file in Directory.EnumerateFiles("/proc/self/fd").Where(file => File.ResolveLinkTarget(file, false)?.FullName.StartsWith(folder, StringComparison.Ordinal) == true))
            {
                found++;
                using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[content.Length];
                content.ReadExactly(bytes);
                marked += bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0 ? 1 : 0;
            }

            return 0;
        }
    }
}
