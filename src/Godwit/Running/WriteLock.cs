using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Waits for SQLite's locks in a loop of our own, which can be cancelled and blocks no thread.</summary>
internal static class WriteLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(15);

    /// <summary>Runs the action until it no longer meets a lock, or the time is over.</summary>
    /// <exception cref="DatabaseLockedException">The lock outlasted the timeout.</exception>
    public static async Task RetryAsync(Action action, string? path, TimeSpan timeout, RunReporter reporter, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                action();
                return;
            }
            catch (SqliteException error) when (IsLocked(error))
            {
                if (Stopwatch.GetElapsedTime(start) is var waited && waited >= timeout)
                    throw new DatabaseLockedException(path, waited, error).WithCodes(error);
            }

            reporter.Enter(MigrationPhase.Waiting);
            await Task.Delay(Poll, cancellationToken).ConfigureAwait(false);
        }
    }

    public static bool IsLocked(SqliteException error) => error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
