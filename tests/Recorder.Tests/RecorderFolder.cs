using Microsoft.Data.Sqlite;

namespace Recorder.Tests;

/// <summary>A folder with a legacy database of 100 recordings, 80 of them transcribed.</summary>
internal sealed class RecorderFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recorder-tests-");

    public RecorderFolder() => LegacyDatabase.Create(Database, recordings: 100);

    public string Database => Path.Combine(_folder.FullName, "recorder.db");

    public void Dispose() => _folder.Delete(recursive: true);

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One line per row, values separated by a bar.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "NULL" : reader.GetString(column))));
        return rows;
    }

    /// <summary>The schema and every row of the two tables that older releases know.</summary>
    public string Content() => string.Join('\n', Query("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
        .Concat(Query("SELECT * FROM recordings ORDER BY id"))
        .Concat(Query("SELECT * FROM transcripts ORDER BY id")));

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
