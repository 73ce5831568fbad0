using Microsoft.Extensions.Logging;

namespace Godwit;

/// <summary>What the run logs: versions, names, counts and paths; never data and never the text of a statement.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Database} is up to date at version {Version}.")]
    public static partial void UpToDate(ILogger logger, string database, long? version);

    [LoggerMessage(2, LogLevel.Information, "Migrating {Database} from version {From}: {Count} pending.")]
    public static partial void Starting(ILogger logger, string database, long? from, int count);

    [LoggerMessage(3, LogLevel.Information, "Backup made: {Backup}.")]
    public static partial void BackedUp(ILogger logger, string backup);

    [LoggerMessage(4, LogLevel.Information, "Migration {Version} {Name} applied in {Milliseconds} ms, {Rows} rows changed.")]
    public static partial void Applied(ILogger logger, long version, string name, double milliseconds, long rows);

    [LoggerMessage(5, LogLevel.Information, "{Database} is at version {Version} after {Milliseconds} ms.")]
    public static partial void Committed(ILogger logger, string database, long? version, double milliseconds);

    [LoggerMessage(6, LogLevel.Warning, "{Warning}")]
    public static partial void Warning(ILogger logger, string warning);

    [LoggerMessage(7, LogLevel.Error, "Migrating {Database} failed, the database is {State}.")]
    public static partial void Failed(ILogger logger, Exception exception, string database, DatabaseState state);

    [LoggerMessage(8, LogLevel.Information, "Waiting for another program that uses {Database}.")]
    public static partial void Waiting(ILogger logger, string database);
}
