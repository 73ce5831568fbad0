using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TextSpan = Godwit.Sql.Text.TextSpan;

namespace Godwit.Generators;

/// <summary>Makes problems at places in one script; its lines are counted once, and only if there is a problem.</summary>
internal sealed class ScriptPlaces(string path, string text)
{
    private LineMap? _lines;

    public Problem At(DiagnosticDescriptor rule, TextSpan span, params string[] arguments) => new(
        rule,
        path,
        new(span.Start, span.Length),
        new(Position(span.Start), Position(span.End)),
        arguments.ToEquatableArray());

    private LinePosition Position(int offset)
    {
        _lines ??= new LineMap(text);
        var position = _lines.GetPosition(offset);
        return new LinePosition(position.Line, position.Column);
    }
}
