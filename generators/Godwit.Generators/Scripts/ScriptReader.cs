using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Godwit.Sql.Scripts;
using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TextSpan = Godwit.Sql.Text.TextSpan;

namespace Godwit.Generators;

/// <summary>Reads one script: name, text, directives, checksum. It knows nothing of other scripts.</summary>
internal static class ScriptReader
{
    /// <summary>The size of a text, in bytes of UTF-8, above which it has to be an embedded resource.</summary>
    public const int LargestLiteralScript = 1 << 20;

    public static Script Read(ScriptFile file, CancellationToken cancellationToken)
    {
        var name = ScriptNameParser.Parse(file.RelativePath, out var fault);
        var source = file.Text.GetText(cancellationToken);
        var script = new Script(file.Text.Path, file.Folder, file.RelativePath, file.Resource, source?.ToString() ?? "") { Name = name };
        if (name is null)
            return script with { Problems = new([Problem.InFile(RuleCatalogue.FileName, script.Path, file.RelativePath, fault)]) };

        var text = ScriptText.Normalize(script.Text);
        if (TextProblem(script, source, text) is { } problem)
            return script with { Problems = new([problem]) };

        cancellationToken.ThrowIfCancellationRequested();
        return WithContent(script, file, text);
    }

    private static Problem? TextProblem(Script script, SourceText? source, string text)
    {
        if (source is null)
            return Problem.InFile(RuleCatalogue.Unreadable, script.Path, script.RelativePath);
        if (TextEncoding.OtherThanUtf8(source) is { } encoding)
            return Problem.InFile(RuleCatalogue.NotUtf8, script.Path, script.RelativePath, $"it is {encoding}");
        var invalid = TextEncoding.FirstInvalid(source, text);
        if (invalid >= 0)
            return InText(RuleCatalogue.NotUtf8, script.Path, text, new TextSpan(invalid, 1), script.RelativePath, "the bytes here mean nothing in UTF-8");
        var nul = text.IndexOf('\0');
        return nul >= 0 ? InText(RuleCatalogue.HoldsNul, script.Path, text, new TextSpan(nul, 1), script.RelativePath) : null;
    }

    private static Script WithContent(Script script, ScriptFile file, string text)
    {
        var statements = ScriptSplitter.Split(text);
        var directives = ScriptDirectives.Parse(text);
        var isResource = script.Resource is not null && !script.Name!.IsDown;
        return script with
        {
            Checksum = ScriptChecksum.Compute(text),
            ResourceSha256 = isResource ? Sha256(text) : null,
            Parts = isResource ? EquatableArray<string>.Empty : ScriptParts.Cut(text, statements),
            Keys = ScriptKeys.Of(directives, text),
            SetsUserVersion = UserVersion.IsSetBy(text),
            Problems = Problems(script, file, text, statements, directives).ToEquatableArray(),
        };
    }

    private static IEnumerable<Problem> Problems(Script script, ScriptFile file, string text, ImmutableArray<TextSpan> statements, ScriptDirectives directives)
    {
        if (statements.IsEmpty)
            yield return Problem.InFile(RuleCatalogue.EmptyScript, script.Path, script.RelativePath);
        foreach (var problem in directives.Problems)
            yield return InText(RuleCatalogue.Directive, script.Path, text, problem.Span, problem.Message);
        if (script.Resource is null && !script.Name!.IsDown && Encoding.UTF8.GetByteCount(text) is > LargestLiteralScript and var size)
            yield return Problem.InFile(RuleCatalogue.TooLarge, script.Path, script.RelativePath, $"{size}", file.ProjectPath);
    }

    private static Problem InText(DiagnosticDescriptor rule, string path, string text, TextSpan span, params string[] arguments)
    {
        var map = new LineMap(text);
        return new Problem(
            rule,
            path,
            new(span.Start, span.Length),
            new(Position(map, span.Start), Position(map, span.End)),
            arguments.ToEquatableArray());
    }

    private static LinePosition Position(LineMap map, int offset)
    {
        var position = map.GetPosition(offset);
        return new LinePosition(position.Line, position.Column);
    }

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return BitConverter.ToString(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "").ToLowerInvariant();
    }
}
