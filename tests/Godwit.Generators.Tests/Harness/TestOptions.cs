using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators.Tests;

/// <summary>What MSBuild tells the compiler: the project's folder, and metadata of additional files.</summary>
internal sealed class TestOptions(IReadOnlyDictionary<(string Path, string Key), string> metadata, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Values(properties.Append(new("ProjectDir", TestProject.Root)).ToDictionary(pair => "build_property." + pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        metadata.Where(pair => pair.Key.Path == textFile.Path).ToDictionary(pair => pair.Key.Key.Contains('.', StringComparison.Ordinal) ? pair.Key.Key : "build_metadata.AdditionalFiles." + pair.Key.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase));

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
