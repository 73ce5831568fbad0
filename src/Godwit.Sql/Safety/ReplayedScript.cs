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

    /// <summary>Whether it is the SQL of a C# class, which has an attribute and pragmas in the place of directives, and can copy rows itself.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether it is a way back, which takes away what its migration made.</summary>
    public bool IsDown { get; init; }

    /// <summary>The schema at the version that <c>compatible-with</c> names, or null.</summary>
    public SqlSchema? OldestCompatible { get; init; }

    /// <summary>The schema before the script.</summary>
    public SqlSchema Before => Schemas[0];

    /// <summary>The schema behind the script.</summary>
    public SqlSchema After => Schemas[Schemas.Length - 1];

    /// <summary>What messages call it.</summary>
    internal string Noun => IsCode ? "migration" : "script";

    /// <summary>How it says that a table may lose rows.</summary>
    internal string MayShrink(string table) => IsCode ? $"Shrinks = [\"{table}\"] in its [DataMigration]" : $"'-- godwit: shrinks {table}'";

    /// <summary>How it says that a rule does not apply.</summary>
    internal string Allow(SafetyRule rule) => IsCode ? $"'#pragma warning disable GW{(int)rule}'" : $"'-- godwit: allow GW{(int)rule}'";
}
