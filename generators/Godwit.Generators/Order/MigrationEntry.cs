using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>A migration as far as its place in the set is concerned.</summary>
/// <param name="Version">The version.</param>
/// <param name="Label">How a person names it: the script's path in the folder, or the class.</param>
/// <param name="IsScript">True for a script, false for a class.</param>
internal sealed record MigrationEntry(long Version, string Label, bool IsScript)
{
    /// <summary>The script's full path: a linked script may have the label of another.</summary>
    public string Path { get; init; } = "";
}

/// <summary>A fault in the order of a set, and the migration that should change.</summary>
internal sealed record OrderFault(DiagnosticDescriptor Rule, MigrationEntry At, EquatableArray<string> Arguments);
