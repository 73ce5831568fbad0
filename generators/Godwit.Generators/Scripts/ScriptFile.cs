using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>A <c>.sql</c> file in the folder of a set, not read yet.</summary>
/// <param name="Text">The file.</param>
/// <param name="Folder">The set's folder, as <see cref="SetFolder"/> writes it.</param>
/// <param name="RelativePath">The path below that folder, with forward slashes.</param>
/// <param name="ProjectPath">The path below the project, for messages that name a project item.</param>
/// <param name="Resource">The name of the embedded resource that carries the text, or null.</param>
internal sealed record ScriptFile(AdditionalText Text, string Folder, string RelativePath, string ProjectPath, string? Resource)
{
    /// <summary>The severities that the file's folder gives to rules.</summary>
    public EquatableArray<RuleSeverity> Severities { get; init; }
}
