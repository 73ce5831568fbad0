using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>A statement in its place among the others.</summary>
/// <param name="Script">The script it is in.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Before">The schema before it, temporary objects included.</param>
/// <param name="After">The schema after it. One that the engine refuses leaves what others may build upon: see <see cref="Refusal"/>.</param>
/// <param name="Problems">What is wrong with it, each within its span.</param>
public sealed record ReplayedStatement(ScriptSyntax Script, ScriptStatement Statement, SqlSchema Before, SqlSchema After, ImmutableArray<SqlProblem> Problems)
{
    /// <summary>Whether it is left out, because the script is idempotent or a baseline and what it makes is there.</summary>
    public bool IsSkipped { get; init; }
}
