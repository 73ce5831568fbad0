using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Recorder;

/// <summary>Writes a database as an older release left it: recordings, most of them transcribed, and no history table.</summary>
internal static class LegacyDatabase
{
    public const int ActionItems = 3;

    /// <summary>Every fifth recording has no transcript; ids are texts, as <c>rec-000001</c>.</summary>
    public static void Create(string path, int recordings)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE recordings (id TEXT NOT NULL PRIMARY KEY, file_name TEXT NOT NULL, recorded_at DATETIME NOT NULL, duration_seconds INTEGER NOT NULL);
            CREATE TABLE transcripts (id TEXT NOT NULL PRIMARY KEY, recording_id TEXT NOT NULL UNIQUE REFERENCES recordings (id) ON DELETE CASCADE, full_text TEXT NOT NULL, summary TEXT, action_items TEXT NOT NULL DEFAULT '[]');
            """;
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        for (var number = 1; number <= recordings; number++)
            Add(command, number);
        transaction.Commit();
    }

    public static bool HasTranscript(int number) => number % 5 != 0;

    private static void Add(SqliteCommand command, int number)
    {
        var id = $"rec-{number:000000}";
        Run(command, "INSERT INTO recordings VALUES ($id, $file, $at, $seconds)",
            ("$id", id), ("$file", $"{id}.wav"), ("$at", new DateTime(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddHours(number).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), ("$seconds", 60 + number));
        if (HasTranscript(number))
        {
            Run(command, "INSERT INTO transcripts VALUES ($id, $recording, $text, $summary, json_array($one, $two, $three))",
                ("$id", $"tr-{number:000000}"), ("$recording", id), ("$text", $"What was said in meeting {number}."), ("$summary", $"Meeting {number}"),
                ("$one", "Write the minutes"), ("$two", $"Call customer {number}"), ("$three", "Book the room"));
        }
    }

    private static void Run(SqliteCommand command, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        command.CommandText = sql;
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
