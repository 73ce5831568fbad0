using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Copies the file of a database as it is, encrypted pages as they lie on the disk. That is as fast as a copy of the file
/// can be, but true only while a lock keeps writers out, and only where the file has all that the WAL has.
/// </summary>
internal static class FileCopy
{
    /// <summary>Larger writes let Linux look for larger blocks of memory, which can take many times as long as the copy.</summary>
    private const int Piece = 128 * 1024;

    /// <summary>Where SQLite's locks are. These bytes are never data, and Windows lets nobody read them.</summary>
    private const long LockBytes = 1L << 30;
    private const int LockLength = 512;

    /// <param name="source">A connection to the database, to which nobody can write for the time.</param>
    /// <param name="target">An empty file.</param>
    /// <param name="isEncrypted">True where nothing readable may get into the copy.</param>
    /// <param name="reporter">Takes progress.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False where the file cannot be had as it is; the target is worthless then.</returns>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static bool TryRun(SqliteConnection source, string target, bool isEncrypted, RunReporter reporter, CancellationToken cancellationToken)
    {
        if (DatabaseFile.Of(source) is not { } file || !DatabaseFile.IsPlainlyRead(source) || PageSize(source) is not { } pageSize)
            return false;
        var size = file.Size;
        var buffer = new byte[Piece];
        if (size == 0 || !file.Read(buffer.AsSpan(0, 16), 0) || (isEncrypted && DatabaseFile.IsPlaintext(buffer)))
            return false;
        using var copy = new FileStream(target, OwnFiles.Options(FileMode.Open));
        for (long offset = 0; offset < size; offset += Piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = offset == LockBytes ? LockLength : 0;
            var piece = buffer.AsSpan(start, Math.Max(0, (int)Math.Min(Piece, size - offset) - start));
            if (!file.Read(piece, offset + start))
                return false;
            // A hole stays one.
            if (piece.ContainsAnyExcept((byte)0))
                RandomAccess.Write(copy.SafeFileHandle, piece, offset + start);
            reporter.Pages(Pages(Math.Min(size, offset + Piece)), Pages(size));
        }

        // For a hole at the end.
        copy.SetLength(size);
        return true;

        int Pages(long bytes) => int.CreateSaturating(bytes / pageSize);
    }

    /// <summary>The size of a page, where the file has every page; null where some are in the WAL, because readers still need older ones.</summary>
    private static long? PageSize(SqliteConnection source)
    {
        try
        {
            return source.Text("PRAGMA main.journal_mode") != "wal" || IsCheckpointed(source) ? source.Number("PRAGMA main.page_size") : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Moves what the WAL has into the file. Under the write lock nothing can be added to it afterwards.</summary>
    private static bool IsCheckpointed(SqliteConnection source) =>
        source.Query("PRAGMA main.wal_checkpoint(PASSIVE)", static row => (IsBusy: row.Number(0) != 0, Log: row.Number(1), Copied: row.Number(2)))
            is [{ IsBusy: false, Log: >= 0 } result] && result.Log == result.Copied;
}
