using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// A COMMIT that reported an error may have taken effect all the same, or may take effect for the next process only.
/// One small write, or a clean close, settles it; then what a new connection reads is what is there.
/// </summary>
internal static class Settlement
{
    /// <param name="connections">Opens the database again.</param>
    /// <param name="connection">The connection that committed; it is closed.</param>
    /// <param name="isThere">Whether what was committed is in the database.</param>
    /// <returns>True where it is, false where it is not, null where it cannot be found out.</returns>
    public static bool? Settle(Connections connections, SqliteConnection connection, Func<SqliteConnection, bool> isThere)
    {
        try
        {
            Write(connection);
        }
        catch (SqliteException)
        {
            // Closing the connection settles it too.
        }

        connection.Dispose();
        try
        {
            using var reader = connections.Open();
            return isThere(reader);
        }
        catch (Exception error) when (error is SqliteException or MigrationException)
        {
            return null;
        }
    }

    private static void Write(SqliteConnection connection)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Db()) == 0)
            connection.Execute("ROLLBACK");
        connection.Execute("BEGIN IMMEDIATE");
        var version = connection.Number("PRAGMA main.user_version");
        connection.Execute($"PRAGMA main.user_version = {version.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        connection.Execute("COMMIT");
    }
}
