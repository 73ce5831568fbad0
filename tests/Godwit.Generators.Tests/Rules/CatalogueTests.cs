using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>The catalogue, the release tracking file and the pages say the same.</summary>
public class CatalogueTests
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
    [
        .. typeof(RuleCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Release_tracking_lists_every_rule_with_its_title()
    {
        var tracked = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Repository.Path("generators", "Godwit.Generators", file)))
            .Where(line => line.StartsWith("GW", StringComparison.Ordinal));

        Assert.Equal(Rules.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), tracked);
    }

    [Fact]
    public void There_is_a_page_for_each_rule_and_for_nothing_else() =>
        Assert.Equal(
            Rules.Select(rule => rule.Id + ".md"),
            Directory.EnumerateFiles(Repository.Path("docs", "rules"), "GW*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_title_what_is_wrong_and_what_to_write_instead(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var page = File.ReadAllText(Repository.Path("docs", "rules", id + ".md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(
            ["## What is wrong", "## Example", "## What to write instead"],
            page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_of_order_is_an_error_that_nobody_can_turn_off(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        if (!id.StartsWith("GW0", StringComparison.Ordinal))
            return;

        Assert.Equal(DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, rule.CustomTags);
    }

    [Fact]
    public void Every_rule_has_a_test_class() =>
        Assert.Empty(Rules.Where(rule => typeof(CatalogueTests).Assembly.GetType($"{typeof(CatalogueTests).Namespace}.{rule.Id}Tests") is null).Select(rule => rule.Id));
}
