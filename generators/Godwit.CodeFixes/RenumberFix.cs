using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Godwit.CodeFixes;

/// <summary>Gives a script the version behind the last one of its folder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [FileFix.Kind], DocumentExtensions = [".sql"])]
[Shared]
public sealed class RenumberFix : CodeFixProvider
{
    private static readonly Regex Version = new(@"^(?<v>[Vv]?)(?<digits>\d+)(?=[_-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["GW0001", "GW0023"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        if (Version.Match(file.Name) is not { Success: true } match)
            return Task.CompletedTask;

        var last = file.Project.AdditionalDocuments
            .Where(other => other.FilePath == FileFix.PathBeside(file, other.Name))
            .Select(other => Version.Match(other.Name))
            .Where(other => other.Success)
            .Max(other => Number(other));
        var digits = (last + 1).ToString(CultureInfo.InvariantCulture).PadLeft(match.Groups["digits"].Length, '0');
        var name = match.Groups["v"].Value + digits + file.Name.Substring(match.Length);
        foreach (var diagnostic in context.Diagnostics)
            FileFix.Register(context, diagnostic, $"Rename to {name}", cancellationToken => RenameAsync(file, name, cancellationToken));
        return Task.CompletedTask;
    }

    private static async Task<Solution> RenameAsync(TextDocument file, string name, CancellationToken cancellationToken)
    {
        var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return file.Project.Solution
            .RemoveAdditionalDocument(file.Id)
            .AddAdditionalDocument(DocumentId.CreateNewId(file.Project.Id), name, text, file.Folders, FileFix.PathBeside(file, name));
    }

    private static decimal Number(Match match) => decimal.TryParse(match.Groups["digits"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
