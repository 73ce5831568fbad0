using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

/// <summary>Tries the write lock of a database, as another program would.</summary>
internal static class LockProbe
{
    public static int Try(Database database)
    {
        using var connection = new Connections(database, new MigratorOptions(), database.Path).Open();
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            Console.WriteLine("free");
        }
        catch (SqliteException error) when (WriteLock.IsLocked(error))
        {
            Console.WriteLine("locked");
        }

        return 0;
    }
}
