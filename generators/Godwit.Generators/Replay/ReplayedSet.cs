using Godwit.Sql.Replay;

namespace Godwit.Generators;

/// <summary>What came out of the replay of a set.</summary>
/// <param name="Set">The full name of the set's class.</param>
/// <param name="Deltas">What each version changes in the schema, in the order of the versions; empty for nothing.</param>
/// <param name="Problems">What is wrong in the scripts.</param>
internal sealed record ReplayedSet(string Set, EquatableArray<string> Deltas, EquatableArray<Problem> Problems)
{
    public static ReplayedSet Of(ReplayInput input)
    {
        var versions = MigrationReplay.Run(HistorySchema.Of(input.HistoryTable), [.. input.Steps.Select(step => step.ToStep())]);
        return new ReplayedSet(
            input.Set,
            versions.Select(version => version.Delta).ToEquatableArray(),
            input.Steps.Zip(versions, SchemaProblems.Of).SelectMany(problems => problems).Concat(RenameProblems.Of(input, versions)).Concat(SafetyProblems.Of(input.Steps, versions)).ToEquatableArray());
    }
}
