using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>Gives SQLite's result codes their names.</summary>
internal static class SqliteErrors
{
    /// <summary>The named fact behind a code that says something of the file rather than of a statement; null for the others.</summary>
    public static MigrationException? OfFile(SqliteException error, string? path)
    {
        MigrationException? named = error.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => new NotADatabaseException(path, error),
            raw.SQLITE_CORRUPT => new CorruptDatabaseException(path, error.Message, error),
            raw.SQLITE_READONLY => new ReadOnlyDatabaseException(path, "the file or its folder", error),
            raw.SQLITE_FULL => new NotEnoughSpaceException(path, 0, 0, error),
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new CannotOpenDatabaseException(path ?? "", error.Message, error),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => new DatabaseLockedException(path, TimeSpan.Zero, error),
            raw.SQLITE_IOERR or raw.SQLITE_NOLFS or raw.SQLITE_NOMEM => new DatabaseErrorException(path, error.Message, error),
            _ => null,
        };
        return named?.WithCodes(error);
    }

    public static MigrationException Named(SqliteException error, string? path) =>
        OfFile(error, path) ?? new DatabaseErrorException(path, error.Message, error).WithCodes(error);

    public static T WithCodes<T>(this T exception, SqliteException error)
        where T : MigrationException
    {
        exception.SqliteErrorCode = error.SqliteErrorCode;
        exception.SqliteExtendedErrorCode = error.SqliteExtendedErrorCode;
        return exception;
    }
}
