using System.IO.Compression;
using System.Text.Json;

namespace Godwit.Sql.Tests.Schema;

/// <summary>Statements of others in order, with the engine's verdicts and the schema after each that changed it.</summary>
internal sealed record RecordedSession(string Name, List<RecordedStep> Steps)
{
    public static IReadOnlyList<RecordedSession> All => Read();

    private static List<RecordedSession> Read()
    {
        var folder = Folder();
        Skip.If(folder is null, "The corpus is not beside the repository (../shared/corpus).");
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder!, "sessions.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var sessions = new List<RecordedSession>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var steps = json.RootElement.GetProperty("steps").EnumerateArray().Select(RecordedStep.Read).ToList();
            sessions.Add(new RecordedSession(json.RootElement.GetProperty("session").GetString()!, steps));
        }

        return sessions;
    }

    private static string? Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Migrations.sln")))
            root = root.Parent;
        var folder = root?.Parent is null ? null : Path.Combine(root.Parent.FullName, "shared", "corpus");
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A statement with the verdicts (<c>ok</c> or a message), and the schema after it where it changed.</summary>
internal sealed record RecordedStep(string Kind, string Sql, string Prepare, string? Execute, SortedSet<string>? Schema)
{
    /// <summary>Each result column: its name, declared type, database, table and origin; null where nothing was recorded.</summary>
    public IReadOnlyList<IReadOnlyList<string?>>? Columns { get; private init; }

    /// <summary>The number of parameters; null where nothing was recorded.</summary>
    public int? ParameterCount { get; private init; }

    public bool Succeeded => Prepare == "ok" && Execute == "ok";

    public static RecordedStep Read(JsonElement step) => new(
        step.GetProperty("kind").GetString()!,
        step.GetProperty("sql").GetString()!,
        step.GetProperty("prepare").GetString()!,
        step.TryGetProperty("exec", out var execute) ? execute.GetString() : null,
        step.TryGetProperty("schema", out var schema) ? Lines(schema) : null)
    {
        Columns = step.TryGetProperty("cols", out var columns) ? [.. columns.EnumerateArray().Select(Values)] : null,
        ParameterCount = step.TryGetProperty("nparam", out var count) ? count.GetInt32() : null,
    };

    private static SortedSet<string> Lines(JsonElement schema)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var database in new[] { "main", "temp" })
        {
            if (!schema.TryGetProperty(database, out var rows))
                continue;
            foreach (var row in rows.EnumerateArray())
                SchemaLines.Object(lines, database, Values(row));
        }

        foreach (var table in schema.GetProperty("tables").EnumerateObject())
        {
            var isTemp = table.Name.StartsWith("temp.", StringComparison.Ordinal);
            Table(lines, isTemp ? "temp" : "main", isTemp ? table.Name[5..] : table.Name, table.Value);
        }

        return lines;
    }

    private static void Table(SortedSet<string> lines, string database, string name, JsonElement table)
    {
        if (table.TryGetProperty("error", out _))
            SchemaLines.Broken(lines, database, name);
        foreach (var column in table.GetProperty("cols").EnumerateArray())
            SchemaLines.Column(lines, database, name, Values(column));
        foreach (var key in Rows(table, "fk"))
            SchemaLines.ForeignKey(lines, database, name, Values(key));
        foreach (var index in Rows(table, "idx"))
        {
            var values = Values(index);
            SchemaLines.Index(lines, database, name, values.Take(5).ToList());
            foreach (var term in index[5].EnumerateArray())
                SchemaLines.IndexTerm(lines, database, values[1]!, Values(term));
        }

        if (table.TryGetProperty("wr", out var wr))
            SchemaLines.Options(lines, database, name, [wr.ToString(), table.GetProperty("strict").ToString()]);
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement table, string name) =>
        table.TryGetProperty(name, out var rows) ? rows.EnumerateArray() : default;

    private static List<string?> Values(JsonElement row) => [.. row.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? null : v.ToString())];
}
