using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators.Tests;

/// <summary>What MSBuild tells the compiler: the project's folder, and metadata of additional files.</summary>
internal sealed class TestOptions(IReadOnlyDictionary<(string Path, string Key), string> metadata) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Values(new Dictionary<string, string>(StringComparer.Ordinal) { ["build_property.ProjectDir"] = TestProject.Root });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        metadata.Where(pair => pair.Key.Path == textFile.Path).ToDictionary(pair => "build_metadata.AdditionalFiles." + pair.Key.Key, pair => pair.Value, StringComparer.Ordinal));

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
