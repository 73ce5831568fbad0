using System.Collections.Immutable;

namespace Godwit.Sql.Scripts;

/// <summary>What the <c>-- godwit: …</c> comments at the head of a script say.</summary>
public sealed record ScriptDirectives
{
    /// <summary>The directives of a script that has none.</summary>
    public static ScriptDirectives None { get; } = new();

    /// <summary>The script describes what old databases already have: its tables and columns may exist.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>Tables and columns that exist are not created or added again.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The script runs outside the transaction of its run.</summary>
    public bool IsNoTransaction { get; init; }

    /// <summary>The script replaces plaintext that must not survive in free pages, logs or backups.</summary>
    public bool ErasesPlaintext { get; init; }

    /// <summary>The tables, unquoted, that may have fewer rows after the script.</summary>
    public ImmutableArray<string> Shrinks { get; init; } = [];

    /// <summary>The oldest version of the set whose program can still work with the database; null where not stated.</summary>
    public long? CompatibleWith { get; init; }

    /// <summary>The rules, as <c>GW3001</c>, that do not apply to this script.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>The directives that mean nothing, in the order of the script.</summary>
    public ImmutableArray<DirectiveProblem> Problems { get; init; } = [];

    /// <summary>Reads the comments of a script.</summary>
    /// <param name="text">The normalised text of the script.</param>
    public static ScriptDirectives Parse(string text) => DirectiveParser.Parse(text);
}
