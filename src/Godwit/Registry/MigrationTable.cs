using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>Decodes the packed table of a <see cref="MigrationRegistry"/>, whose remarks give its format.</summary>
internal static class MigrationTable
{
    public static IReadOnlyList<MigrationStep> Decode(MigrationRegistry registry)
    {
        var steps = new List<MigrationStep>(registry.Count);
        foreach (var range in registry.Table.Split((byte)'\n'))
        {
            var line = registry.Table[range];
            if (!line.IsEmpty)
                steps.Add(DecodeLine(Encoding.UTF8.GetString(line), steps.Count));
        }

        return steps;
    }

    private static MigrationStep DecodeLine(string line, int index)
    {
        var fields = line.Split('\t');
        var keys = fields.Skip(5).Select(field => field.Split('=', 2)).ToLookup(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
        return new MigrationStep
        {
            Index = index,
            Version = Number(fields[0]),
            Name = Decode(fields[1]),
            Checksum = fields[2],
            IsDataMigration = fields[3] == "code",
            Parts = (int)Number(fields[4]),
            DownParts = (int)Number(keys["down"].FirstOrDefault("0")),
            FormerChecksums = [.. keys["was"]],
            IsBaseline = keys.Contains("baseline"),
            IsIdempotent = keys.Contains("idempotent"),
            IsNoTransaction = keys.Contains("no-transaction"),
            ErasesPlaintext = keys.Contains("erases-plaintext"),
            IsResumable = keys.Contains("resumable"),
            Shrinks = [.. keys["shrinks"].Select(Decode)],
            CompatibleWith = keys["compatible-with"].Select(value => (long?)Number(value)).FirstOrDefault(),
            Resource = keys["resource"].Select(Decode).FirstOrDefault(),
            ResourceSha256 = keys["sha256"].FirstOrDefault(),
            Guards = [.. keys["table"].Concat(keys["column"]).Select(Guard).OrderBy(guard => guard.Statement)],
        };
    }

    private static ScriptGuard Guard(string value)
    {
        var parts = value.Split(':', 3);
        return new ScriptGuard((int)Number(parts[0]), Decode(parts[1]), parts.Length > 2 ? Decode(parts[2]) : null);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Decode(string value) => value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
}
