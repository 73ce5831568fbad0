using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Scripts;

namespace Godwit.Sql.Safety;

/// <summary>A script with the schemas that it passes through.</summary>
/// <param name="Syntax">The script.</param>
/// <param name="Schemas">The schema before each statement and the one behind the last: one more than there are statements.</param>
public sealed record ReplayedScript(ScriptSyntax Syntax, ImmutableArray<SqlSchema> Schemas)
{
    /// <summary>What the comments at its head say.</summary>
    public ScriptDirectives Directives { get; init; } = ScriptDirectives.None;

    /// <summary>Whether it is a way back, which takes away what its migration made.</summary>
    public bool IsDown { get; init; }

    /// <summary>The schema at the version that <c>compatible-with</c> names, or null.</summary>
    public SqlSchema? OldestCompatible { get; init; }

    /// <summary>The schema before the script.</summary>
    public SqlSchema Before => Schemas[0];

    /// <summary>The schema behind the script.</summary>
    public SqlSchema After => Schemas[Schemas.Length - 1];

    /// <summary>Runs a script through the schema model. A statement that does not parse, or is refused, changes nothing.</summary>
    /// <param name="syntax">The script.</param>
    /// <param name="before">The schema that it starts with.</param>
    public static ReplayedScript Replay(ScriptSyntax syntax, SqlSchema before)
    {
        var schemas = ImmutableArray.CreateBuilder<SqlSchema>(syntax.Statements.Length + 1);
        schemas.Add(before);
        foreach (var statement in syntax.Statements)
        {
            if (statement.Syntax is not null)
                before = SchemaChange.Apply(before, statement.Syntax, syntax.Text).Schema;
            schemas.Add(before);
        }

        return new ReplayedScript(syntax, schemas.MoveToImmutable()) { Directives = ScriptDirectives.Parse(syntax.Text) };
    }
}
