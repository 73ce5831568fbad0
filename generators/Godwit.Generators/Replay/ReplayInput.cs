using Godwit.Sql.Features;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;

namespace Godwit.Generators;

/// <summary>What the replay of a set depends on: an edit of C# that leaves the SQL as it was ends here.</summary>
/// <param name="Set">The full name of the set's class.</param>
/// <param name="HistoryTable">The history table, which is there before the first script.</param>
/// <param name="TargetSqlite">The oldest SQLite that must be able to run the set, or null.</param>
/// <param name="Steps">The versions in order.</param>
internal sealed record ReplayInput(string Set, string HistoryTable, SqliteVersion? TargetSqlite, EquatableArray<ReplayInputStep> Steps)
{
    /// <summary>The input of a set. Scripts out of order are left out: what they would miss is not what is wrong.</summary>
    public static ReplayInput Of(OrderedSet ordered) => new(
        ordered.Set.FullName,
        ordered.Set.HistoryTable,
        ordered.Set.TargetSqlite,
        ordered.Steps.Select(step => ordered.Problems.Count == 0 ? new ReplayInputStep(step.Version, step.Script, step.Down, Declared(step)) { IsReleased = step.IsReleased } : new(step.Version, null, null, default)).ToEquatableArray());

    private static EquatableArray<string> Declared(Step step) => (step.DataMigration?.Sql ?? default).Select(sql => sql.Text).ToEquatableArray();
}

/// <summary>One version: its script and the way back, or what its data migration declares.</summary>
internal sealed record ReplayInputStep(long Version, Script? Script, Script? Down, EquatableArray<string> Declared)
{
    /// <summary>True where the lock file lists the version.</summary>
    public bool IsReleased { get; init; }

    // A statement that does not parse, behind which anything may be there: so it is with a file that cannot be read.
    private static readonly ScriptSyntax Unknown = SqlParser.ParseScript("CREATE");

    public ReplayStep ToStep() => new(
        Version,
        Script is null ? [.. Declared.Select(ParsedTexts.Of)] : [Script.Syntax ?? Unknown],
        Script?.Syntax is null ? null : Down?.Syntax);
}
