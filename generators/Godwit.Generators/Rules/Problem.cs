using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>A finding in a script: equatable, with a place that holds no syntax tree.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    /// <summary>A finding about the file as a whole.</summary>
    public static Problem InFile(DiagnosticDescriptor rule, string path, params string[] arguments) =>
        new(rule, path, default, default, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, Location.Create(Path, Span, Lines), [.. Arguments.Items]);
}
