using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Connections as Godwit needs them: never pooled, never with a shared cache.</summary>
internal static class Connections
{
    public static SqliteConnection Create(string path) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Cache = SqliteCacheMode.Private }.ToString());

    public static void ReadSchema(SqliteConnection connection) => Scalar(connection, "SELECT count(*) FROM sqlite_master");

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
