using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>A finding in a script: equatable, with a place that holds no syntax tree.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    /// <summary>The name of the property that holds <see cref="Fix"/>.</summary>
    public const string FixProperty = "Godwit.Fix";

    /// <summary>What the folder of the file makes of the rule's severity; null for the rule's own.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>What a code fix writes, where that cannot be read off the file alone; or null.</summary>
    public string? Fix { get; init; }

    /// <summary>A finding about the file as a whole.</summary>
    public static Problem InFile(DiagnosticDescriptor rule, string path, params string[] arguments) =>
        new(rule, path, default, default, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Rule,
            Location.Create(Path, Span, Lines),
            Severity ?? Rule.DefaultSeverity,
            additionalLocations: null,
            Fix is null ? null : ImmutableDictionary<string, string?>.Empty.Add(FixProperty, Fix),
            [.. Arguments.Items]);
}
