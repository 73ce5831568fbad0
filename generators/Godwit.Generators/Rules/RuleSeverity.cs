using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>
/// What a folder makes of a rule: <c>godwit_severity.GW3001 = warning</c> in a section of .editorconfig. The compiler's own
/// key, <c>dotnet_diagnostic.…</c>, has no effect there on files that are no C#.
/// </summary>
/// <param name="Rule">The id.</param>
/// <param name="Severity">The severity, or null for none.</param>
internal sealed record RuleSeverity(string Rule, DiagnosticSeverity? Severity)
{
    private const string Prefix = "godwit_severity.";

    public static EquatableArray<RuleSeverity> Of(AnalyzerConfigOptions options) =>
        RuleIndex.Configurable.Select(rule => Of(options, rule)).OfType<RuleSeverity>().ToEquatableArray();

    private static RuleSeverity? Of(AnalyzerConfigOptions options, string rule) =>
        !options.TryGetValue(Prefix + rule, out var value) ? null : value.Trim().ToLowerInvariant() switch
        {
            "error" => new(rule, DiagnosticSeverity.Error),
            "warning" => new(rule, DiagnosticSeverity.Warning),
            "suggestion" => new(rule, DiagnosticSeverity.Info),
            "silent" => new(rule, DiagnosticSeverity.Hidden),
            "none" => new(rule, Severity: null),
            _ => null,
        };
}
