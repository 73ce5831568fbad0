using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Godwit.Sql.Locks;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.CodeFixes;

/// <summary>Writes lines of the lock file: a migration that is released, a change that is accepted, a first file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [FileFix.Kind], DocumentExtensions = [".sql", ".lock"])]
[Shared]
public sealed class LockFileFix : CodeFixProvider
{
    // The generator's Problem.FixProperty: the line, or the whole file for GW3030.
    private const string Property = "Godwit.Fix";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["GW0020", "GW0022", "GW3030", "GW3031"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(Property, out var line) || line is null)
                continue;
            var title = diagnostic.Id switch
            {
                "GW3030" => "Write migrations.lock",
                "GW3031" => "Add the migration to migrations.lock",
                _ => "Accept the change in migrations.lock",
            };
            FileFix.Register(context, diagnostic, title, cancellationToken => WriteAsync(context.TextDocument, line, cancellationToken));
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> WriteAsync(TextDocument file, string lines, CancellationToken cancellationToken)
    {
        var solution = file.Project.Solution;
        var written = LockFile.Parse(lines).Entries;
        if (FileFix.Beside(file, LockFile.FileName) is not { } document)
        {
            var path = FileFix.PathBeside(file, LockFile.FileName);
            return solution.AddAdditionalDocument(DocumentId.CreateNewId(file.Project.Id), LockFile.FileName, SourceText.From(new LockFile(written, []).Write(), new UTF8Encoding(false)), file.Folders, path);
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in written)
            text = Write(text, entry);
        return solution.WithAdditionalDocumentText(document.Id, text);
    }

    // The other lines stay as they are, so that a merge sees one change.
    private static SourceText Write(SourceText text, LockEntry entry)
    {
        var normalized = ScriptText.Normalize(text.ToString());
        if (LockFile.Parse(normalized).Find(entry.Version) is { } present)
            return text.WithChanges(new TextChange(FileFix.InFile(text, normalized, present.Span), LockLine.Write(entry)));
        var end = text.Length > 0 && text[text.Length - 1] != '\n' ? "\n" : "";
        return text.WithChanges(new TextChange(new(text.Length, 0), end + LockLine.Write(entry) + "\n"));
    }
}
