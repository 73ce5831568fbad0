using System.Reflection;
using Godwit.Sql.Safety;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>The rules of the catalogue by id.</summary>
internal static class RuleIndex
{
    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById = typeof(RuleCatalogue)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The ids of the rules whose severity a project, a folder or a script may change.</summary>
    public static IReadOnlyList<string> Configurable { get; } = [.. ById.Values.Where(IsConfigurable).Select(rule => rule.Id)];

    /// <summary>Whether a project, a folder or a script may change the severity of a rule.</summary>
    public static bool IsConfigurable(DiagnosticDescriptor rule) => !rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable, StringComparer.Ordinal);

    /// <summary>The rule of a finding; its number is the rule's id.</summary>
    public static DiagnosticDescriptor Of(SafetyRule rule) => ById[$"GW{(int)rule}"];
}
