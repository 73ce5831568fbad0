using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>The lock file of a folder of scripts.</summary>
/// <param name="Folder">The folder, as <see cref="SetFolder"/> writes it.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">Its text.</param>
internal sealed record LockText(string Folder, string Path, string Text)
{
    public static LockText? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, EquatableArray<string> folders, CancellationToken cancellationToken) =>
        SetFolder.LocateLock(file, options, folders) is { } folder ? new LockText(folder, file.Path, file.GetText(cancellationToken)?.ToString() ?? "") : null;
}
