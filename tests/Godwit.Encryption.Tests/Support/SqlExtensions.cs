using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

internal static class SqlExtensions
{
    /// <summary>Runs several statements.</summary>
    public static void Batch(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
