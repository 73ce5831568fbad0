using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>
/// Remembers versions by the identity of their scripts and of the schema before them. It keeps no script alive, and of each
/// script the few latest results: two sets may share one, and an edit may be undone.
/// </summary>
internal static class ReplayMemo
{
    private const int Latest = 4;

    private static readonly ConditionalWeakTable<ScriptSyntax, List<(ReplayStep Step, ReplayedVersion Version)>> Known = new();

    public static ReplayedVersion Get(SqlSchema before, ReplayStep step) => Find(before, step) ?? Add(step, VersionReplay.Run(before, step));

    public static ReplayedVersion? Find(SqlSchema before, ReplayStep step)
    {
        if (step.Scripts.IsEmpty)
            return new ReplayedVersion(step.Version, before, before, []);
        if (!Known.TryGetValue(step.Scripts[0], out var known))
            return null;
        lock (known)
            return known.Find(entry => ReferenceEquals(entry.Version.Before, before) && Same(entry.Step, step)).Version;
    }

    private static ReplayedVersion Add(ReplayStep step, ReplayedVersion version)
    {
        var known = Known.GetOrCreateValue(step.Scripts[0]);
        lock (known)
        {
            if (known.Count == Latest)
                known.RemoveAt(0);
            known.Add((step, version));
        }

        return version;
    }

    private static bool Same(ReplayStep one, ReplayStep other) =>
        one.Version == other.Version && ReferenceEquals(one.Down, other.Down) && one.Scripts.SequenceEqual(other.Scripts);
}
