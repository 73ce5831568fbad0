using System.Collections.Immutable;
using System.Composition;
using Godwit.Sql.Lexing;
using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.CodeFixes;

/// <summary>Corrects a few words of a script: TEMP for a backup table, single quotes around a text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [FileFix.Kind], DocumentExtensions = [".sql"])]
[Shared]
public sealed class SqlTextFix : CodeFixProvider
{
    private const string DoubleQuoted = "GW2007";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DoubleQuoted, "GW3009"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var text = ScriptText.Normalize(file.ToString());
        foreach (var diagnostic in context.Diagnostics)
        {
            var start = FileFix.NormalizedStart(diagnostic, text);
            if ((diagnostic.Id == DoubleQuoted ? Quote(text, start) : Temporary(text, start)) is var (title, span, replacement))
                FileFix.RegisterEdit(context, diagnostic, title, new TextChange(FileFix.InFile(file, text, span), replacement));
        }
    }

    private static (string Title, Sql.Text.TextSpan Span, string Text)? Quote(string text, int start)
    {
        var token = Lexer.Tokenize(text).FirstOrDefault(token => token.Start == start);
        if (token.Length < 2 || text[start] != '"')
            return null;
        var literal = "'" + Names.Unquote(token.Of(text)).Replace("'", "''") + "'";
        return ($"Write {literal}", new(token.Start, token.Length), literal);
    }

    // From the keyword TABLE on: the name loses its schema, because a temporary table is in no other than temp.
    private static (string Title, Sql.Text.TextSpan Span, string Text)? Temporary(string text, int start)
    {
        var script = SqlParser.ParseScript(text);
        var create = script.Statements.Select(statement => statement.Syntax).OfType<CreateTableStatement>().FirstOrDefault(create => create.Table.ObjectName.Span.Start == start);
        if (create is null)
            return null;
        var table = script.Tokens.First(token => token.Start >= create.Span.Start && token.Kind == TokenKind.Table);
        var before = Sql.Text.TextSpan.FromBounds(table.End, create.Table.Span.Start).Of(text);
        return ("Make it a temporary table", Sql.Text.TextSpan.FromBounds(table.Start, create.Table.ObjectName.Span.Start), "TEMP " + table.Of(text) + before);
    }
}
