using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Copies all pages of a database over another one, with progress, and can be cancelled.</summary>
internal static class PageCopy
{
    private const int Chunk = 1024;

    public static void Run(SqliteConnection source, SqliteConnection target, RunReporter reporter, CancellationToken cancellationToken)
    {
        var db = target.Db();
        using var backup = raw.sqlite3_backup_init(db, "main", source.Db(), "main");
        if (backup.IsInvalid)
            throw Sqlite.Error(db, raw.sqlite3_errcode(db));
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, Chunk);
            var total = raw.sqlite3_backup_pagecount(backup);
            reporter.Pages(total - raw.sqlite3_backup_remaining(backup), total);
        }
        while (result == raw.SQLITE_OK);

        if (result != raw.SQLITE_DONE)
            throw new SqliteException(raw.sqlite3_errstr(result).utf8_to_string(), result & 0xff, result);
    }
}
