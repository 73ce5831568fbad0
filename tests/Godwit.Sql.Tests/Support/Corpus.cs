using System.IO.Compression;
using System.Text.Json;

namespace Godwit.Sql.Tests.Support;

/// <summary>SQL of others with the engine's verdict, where it lies beside the repository.</summary>
internal static class Corpus
{
    private static readonly string? Folder = Find();

    public static IReadOnlyList<CorpusRow> Statements => Read("statements.jsonl.gz");

    public static IReadOnlyList<CorpusRow> Mutants => Read("mutants.jsonl.gz");

    private static List<CorpusRow> Read(string name)
    {
        Skip.If(Folder is null, "The corpus is not beside the repository (../shared/corpus).");
        using var file = new GZipStream(File.OpenRead(Path.Combine(Folder!, name)), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var rows = new List<CorpusRow>();
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var message = row.RootElement.TryGetProperty("message", out var value) ? value.GetString() : null;
            rows.Add(new CorpusRow(row.RootElement.GetProperty("sql").GetString()!, row.RootElement.GetProperty("parse").GetString()!, message));
        }

        return rows;
    }

    private static string? Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Migrations.sln")))
            root = root.Parent;
        var folder = root?.Parent is null ? null : Path.Combine(root.Parent.FullName, "shared", "corpus");
        return Directory.Exists(folder) ? folder : null;
    }
}

/// <summary>A statement, <c>ok</c>, <c>syntax</c> or <c>unknown</c>, and the engine's message.</summary>
internal sealed record CorpusRow(string Sql, string Parse, string? Message)
{
    /// <summary>Templates of the suite that nobody expanded are no statements.</summary>
    public bool IsTemplate { get; } = System.Text.RegularExpressions.Regex.IsMatch(Sql, "%[A-Z_0-9]+%", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
}
