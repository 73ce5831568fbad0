namespace Godwit;

/// <summary>
/// An operating-system lock on <c>&lt;database&gt;.migrating</c>, held while a migrator works. The system drops it when its
/// holder dies, so it is never stale; a file left behind by a kill means nothing.
/// </summary>
internal static class MigratingLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits as long as another migrator lives.</summary>
    /// <param name="database">The database.</param>
    /// <param name="reporter">Is told that the run waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="whileHeld">Called again and again while another migrator works; what it throws ends the wait.</param>
    public static async Task<FileStream> AcquireAsync(string database, RunReporter reporter, CancellationToken cancellationToken, Action? whileHeld = null)
    {
        var path = database + ".migrating";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(database, path) is { } held)
                return held;
            whileHeld?.Invoke();
            reporter.Enter(MigrationPhase.Waiting);
            await Task.Delay(Poll, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FileStream? TryAcquire(string database, string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw new CannotOpenDatabaseException(database, $"'{path}' is a symbolic link; remove it.");
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, OwnFiles.Options(FileMode.OpenOrCreate, FileOptions.DeleteOnClose));
            if (IsStillThere(stream, path))
                return stream;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ReadOnlyDatabaseException(database, $"the folder '{Path.GetDirectoryName(path)}'", error);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new CannotOpenDatabaseException(database, $"the folder '{Path.GetDirectoryName(path)}' does not exist.", error);
        }
        catch (IOException error) when (OwnFiles.IsReadOnlyFileSystem(error))
        {
            throw new ReadOnlyDatabaseException(database, "its file system", error);
        }
        catch (IOException error) when (OwnFiles.IsDiskFull(error))
        {
            throw new NotEnoughSpaceException(database, 0, 0, error);
        }
        catch (IOException)
        {
            // Held by another migrator.
        }

        stream?.Dispose();
        return null;
    }

    /// <summary>
    /// The former holder removes the file before it lets go, so that a waiter can end up with a lock on a file that has
    /// no name any more. The time stamp that is set through the handle shows whether the name still leads to it.
    /// </summary>
    private static bool IsStillThere(FileStream stream, string path)
    {
        var stamp = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(Random.Shared.NextInt64(TimeSpan.TicksPerDay) * 10_000);
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, stamp);
        return File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(stream.SafeFileHandle);
    }
}
