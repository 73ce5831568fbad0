using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.CodeFixes;

/// <summary>Corrects the declarations of sets (partial, not static) and data migrations (not static, IDataMigration).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ClassFix : CodeFixProvider
{
    private const string Set = "GW0011";
    private const string DataMigration = "GW0012";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Set, DataMigration];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
                continue;
            var fixedType = diagnostic.Id == Set ? AsSet(type) : AsDataMigration(type);
            if (fixedType.IsEquivalentTo(type))
                continue;
            var title = diagnostic.Id == Set ? "Make it a partial class" : "Make it a data migration";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, fixedType))), title), diagnostic);
        }
    }

    private static TypeDeclarationSyntax AsSet(TypeDeclarationSyntax type)
    {
        var modified = WithoutModifier(type, SyntaxKind.StaticKeyword, SyntaxKind.SealedKeyword);
        return modified.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? modified
            : modified.WithModifiers(modified.Modifiers.Add(SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space)));
    }

    private static TypeDeclarationSyntax AsDataMigration(TypeDeclarationSyntax type)
    {
        var modified = WithoutModifier(type, SyntaxKind.StaticKeyword, SyntaxKind.SealedKeyword);
        if (modified.BaseList is not null)
            return modified;

        // A body of semicolon alone becomes one of braces.
        var header = modified.WithIdentifier(modified.Identifier.WithTrailingTrivia()).WithSemicolonToken(default).ToString();
        var end = modified.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) ? header.Length : header.IndexOf('{');
        var members = modified.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) ? "" : header.Substring(end + 1, header.LastIndexOf('}') - end - 1).TrimEnd();
        var text = $$"""
            {{header.Substring(0, end).TrimEnd()}} : Godwit.IDataMigration
            {{{members}}
                public System.Threading.Tasks.ValueTask ApplyAsync(Godwit.MigrationContext db, System.Threading.CancellationToken cancellationToken) => default;
            }
            """;
        return ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!).WithTriviaFrom(type);
    }

    // A class that was static becomes sealed, so that nothing derives from it now either.
    private static TypeDeclarationSyntax WithoutModifier(TypeDeclarationSyntax type, SyntaxKind kind, SyntaxKind instead)
    {
        var index = type.Modifiers.IndexOf(kind);
        if (index < 0)
            return type;
        var old = type.Modifiers[index];
        return type.WithModifiers(type.Modifiers.Replace(old, SyntaxFactory.Token(instead).WithTriviaFrom(old)));
    }
}
