using Microsoft.Data.Sqlite;

namespace Recorder;

/// <summary>What a database holds, whichever version it has.</summary>
internal static class Contents
{
    public static string Of(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        return string.Join(", ", ((string[])["recordings", "transcripts", "knowledge_captures", "action_items"]).Select(table => Count(command, table)));
    }

    private static string Count(SqliteCommand command, string table)
    {
        command.CommandText = $"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{table}'";
        if ((long)command.ExecuteScalar()! == 0)
            return $"no table {table}";
        command.CommandText = $"SELECT count(*) FROM {table}";
        return $"{command.ExecuteScalar()} {table}";
    }
}
