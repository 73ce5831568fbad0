using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>Replays one version and its way back.</summary>
internal static class VersionReplay
{
    public static ReplayedVersion Run(SqlSchema before, ReplayStep step)
    {
        var statements = ScriptReplay.Run(before, step.Scripts);
        var after = AtEnd(before, statements);
        var version = new ReplayedVersion(step.Version, before, after, statements)
        {
            Dangling = [.. DanglingReferences.Find(before, after, statements)],
            Delta = SchemaText.WriteDelta(before, after, ChangedNames.Of(statements)),
        };
        return step.Down is null ? version : WithDown(version, step.Down);
    }

    private static ReplayedVersion WithDown(ReplayedVersion version, ScriptSyntax script)
    {
        var down = ScriptReplay.Run(version.After, [script]);
        var isSound = version.Statements.Concat(down).All(IsSound);
        return version with
        {
            Down = down,
            NotRestored = isSound ? [.. SchemaDifferences.Describe(version.Before, AtEnd(version.After, down))] : [],
        };
    }

    private static bool IsSound(ReplayedStatement statement) => statement.Statement.Syntax is not null && !statement.Problems.Any(Refusal.IsRefused);

    // Temporary objects, attached files and pragmas end with the session; the next version may run in another.
    private static SqlSchema AtEnd(SqlSchema before, ImmutableArray<ReplayedStatement> statements)
    {
        var main = statements.IsEmpty ? before.Databases[0] : statements[statements.Length - 1].After.Databases[0];
        return ReferenceEquals(main, before.Databases[0]) ? before : before.With(main);
    }
}
