using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Godwit.CodeFixes;

/// <summary>What fixes of scripts and lock files share.</summary>
internal static class FileFix
{
    /// <summary>Files of this kind: scripts and lock files are additional documents.</summary>
    public const string Kind = nameof(TextDocumentKind.AdditionalDocument);

    /// <summary>Offers a fix that changes the solution.</summary>
    public static void Register(CodeFixContext context, Diagnostic diagnostic, string title, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: $"{diagnostic.Id}: {title}"), diagnostic);

    /// <summary>Offers a fix that replaces one stretch of the file.</summary>
    public static void RegisterEdit(CodeFixContext context, Diagnostic diagnostic, string title, TextChange change) =>
        Register(context, diagnostic, title, async cancellationToken =>
        {
            var document = context.TextDocument;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(change));
        });

    /// <summary>
    /// The offset of a diagnostic in the normalised text. Its own offset cannot be used in the file, where lines may end in
    /// CRLF; line and column are the same in both.
    /// </summary>
    public static int NormalizedStart(Diagnostic diagnostic, string normalized)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return SourceText.From(normalized).Lines[start.Line].Start + start.Character;
    }

    /// <summary>A stretch of the normalised text in the file.</summary>
    public static TextSpan InFile(SourceText file, string normalized, Sql.Text.TextSpan span)
    {
        var map = new LineMap(normalized);
        return TextSpan.FromBounds(Offset(map.GetPosition(span.Start)), Offset(map.GetPosition(span.End)));

        int Offset(TextPosition position) => file.Lines[position.Line].Start + position.Column;
    }

    /// <summary>The additional document beside a file, or null.</summary>
    public static TextDocument? Beside(TextDocument file, string name) =>
        file.Project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == PathBeside(file, name));

    /// <summary>The path of another file of the same folder.</summary>
    public static string PathBeside(TextDocument file, string name)
    {
        var path = file.FilePath ?? "";
        return path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1) + name;
    }
}
