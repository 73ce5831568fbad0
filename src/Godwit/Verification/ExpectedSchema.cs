using System.Text;

namespace Godwit;

/// <summary>The schema that the build computed for a version: what the steps up to it brought, without what they took away.</summary>
internal static class ExpectedSchema
{
    /// <summary>The facts after a version; null where the build could not know them.</summary>
    public static IReadOnlyCollection<SchemaFact>? After(MigrationSet set, long version)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var isComputed = false;
        foreach (var step in set.Steps.Where(step => step.Version <= version))
        {
            var delta = set.Registry.Schema(step.Index);
            foreach (var range in delta.Split((byte)'\n'))
            {
                var line = Encoding.UTF8.GetString(delta[range]);
                isComputed |= line.Length > 0;
                if (line.StartsWith('+'))
                    lines.Add(line[1..]);
                else if (line.StartsWith('-'))
                    lines.Remove(line[1..]);
            }
        }

        return isComputed && !lines.Contains("unknown") ? [.. lines.Select(line => new SchemaFact(line))] : null;
    }
}
