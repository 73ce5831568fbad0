using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>Replays the migrations of a set in order, from the first, in a schema instead of a database.</summary>
public static class MigrationReplay
{
    /// <summary>
    /// The versions in order, each with the schema before and after it. A version whose scripts and whose schema before it
    /// are the same objects as at an earlier call is not replayed again, so that an edit costs what comes behind it.
    /// </summary>
    /// <param name="start">The schema before the first version: see <see cref="HistorySchema.Of"/>.</param>
    /// <param name="steps">The versions in order.</param>
    public static ImmutableArray<ReplayedVersion> Run(SqlSchema start, IReadOnlyList<ReplayStep> steps)
    {
        var versions = ImmutableArray.CreateBuilder<ReplayedVersion>(steps.Count);
        var schema = start;
        while (versions.Count < steps.Count && ReplayMemo.Find(schema, steps[versions.Count]) is { } known)
        {
            versions.Add(known);
            schema = known.After;
        }

        // What the engine allows to nest may be deeper than the stack of a compiler's thread.
        return versions.Count == steps.Count ? versions.MoveToImmutable() : LargeStack.Run(Continue);

        ImmutableArray<ReplayedVersion> Continue()
        {
            while (versions.Count < steps.Count)
            {
                var version = ReplayMemo.Get(schema, steps[versions.Count]);
                versions.Add(version);
                schema = version.After;
            }

            return versions.MoveToImmutable();
        }
    }
}
