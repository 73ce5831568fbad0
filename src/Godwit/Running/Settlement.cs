using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// A COMMIT that reported an error may have taken effect all the same, or may take effect for the next process only.
/// One small write, or a clean close, settles it; then what a new connection reads is what is there.
/// </summary>
internal static class Settlement
{
    /// <returns>True where the plan is committed, false where it is not, null where it cannot be found out.</returns>
    public static bool? Settle(Connections connections, SqliteConnection connection, MigrationSet set, MigrationPlan plan)
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
            var last = plan.Steps[^1];
            return new HistoryTable(set.HistoryTable).Read(reader).Any(row => row.Version == last.Step.Version) != last.IsDown;
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
