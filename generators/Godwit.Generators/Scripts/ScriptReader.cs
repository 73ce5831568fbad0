using System.Security.Cryptography;
using System.Text;
using Godwit.Sql.Features;
using Godwit.Sql.Parsing;
using Godwit.Sql.Scripts;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis.Text;
using TextSpan = Godwit.Sql.Text.TextSpan;

namespace Godwit.Generators;

/// <summary>Reads one script: name, text, syntax, directives, checksum. It knows nothing of other scripts.</summary>
internal static class ScriptReader
{
    /// <summary>The size of a text, in bytes of UTF-8, above which it has to be an embedded resource.</summary>
    public const int LargestLiteralScript = 1 << 20;

    public static Script Read(ScriptFile file, CancellationToken cancellationToken)
    {
        var name = ScriptNameParser.Parse(file.RelativePath, out var fault);
        var source = file.Text.GetText(cancellationToken);
        var script = new Script(file.Text.Path, file.Folder, file.RelativePath, file.Resource, source?.ToString() ?? "") { Name = name, Severities = file.Severities };
        if (name is null)
            return script with { Problems = new([Problem.InFile(RuleCatalogue.FileName, script.Path, file.RelativePath, fault)]) };
        if (source is null)
            return script with { Problems = new([Problem.InFile(RuleCatalogue.Unreadable, script.Path, script.RelativePath)]) };
        if (TextProblem(script, source) is { } problem)
            return script with { Problems = new([problem]) };

        cancellationToken.ThrowIfCancellationRequested();
        return WithContent(script, file, ScriptParser.Parse(source));
    }

    private static Problem? TextProblem(Script script, SourceText source)
    {
        if (TextEncoding.OtherThanUtf8(source) is { } encoding)
            return Problem.InFile(RuleCatalogue.NotUtf8, script.Path, script.RelativePath, $"it is {encoding}");

        var text = ScriptText.Normalize(script.Text);
        var places = new ScriptPlaces(script.Path, text);
        var invalid = TextEncoding.FirstInvalid(source, text);
        if (invalid >= 0)
            return places.At(RuleCatalogue.NotUtf8, new TextSpan(invalid, 1), script.RelativePath, "the bytes here mean nothing in UTF-8");
        var nul = text.IndexOf('\0');
        return nul >= 0 ? places.At(RuleCatalogue.HoldsNul, new TextSpan(nul, 1), script.RelativePath) : null;
    }

    private static Script WithContent(Script script, ScriptFile file, ScriptSyntax syntax)
    {
        var text = syntax.Text;
        var directives = ScriptDirectives.Parse(text);
        var isResource = script.Resource is not null && !script.Name!.IsDown;
        return script with
        {
            Syntax = syntax,
            Checksum = ScriptChecksum.Compute(syntax.Tokens.Select(token => token.Of(text))),
            ResourceSha256 = isResource ? Sha256(text) : null,
            Parts = isResource ? EquatableArray<string>.Empty : ScriptParts.Cut(text, syntax.Statements),
            Keys = ScriptKeys.Of(directives, syntax),
            Allowed = directives.Allowed.ToEquatableArray(),
            RequiredSqlite = SqliteFeatures.RequiredVersion(syntax),
            SetsUserVersion = UserVersion.IsSetBy(syntax),
            Problems = Problems(script, file, syntax, directives).ToEquatableArray(),
        };
    }

    private static IEnumerable<Problem> Problems(Script script, ScriptFile file, ScriptSyntax syntax, ScriptDirectives directives)
    {
        var places = new ScriptPlaces(script.Path, syntax.Text);
        if (syntax.Statements.IsEmpty)
            yield return Problem.InFile(RuleCatalogue.EmptyScript, script.Path, script.RelativePath);
        foreach (var problem in directives.Problems)
            yield return places.At(RuleCatalogue.Directive, problem.Span, problem.Message);
        if (script.Resource is null && !script.Name!.IsDown && Encoding.UTF8.GetByteCount(syntax.Text) is > LargestLiteralScript and var size)
            yield return Problem.InFile(RuleCatalogue.TooLarge, script.Path, script.RelativePath, $"{size}", file.ProjectPath);
        foreach (var diagnostic in syntax.Diagnostics)
            yield return places.At(RuleCatalogue.Syntax, diagnostic.Span, diagnostic.Message);
    }

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return BitConverter.ToString(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "").ToLowerInvariant();
    }
}
