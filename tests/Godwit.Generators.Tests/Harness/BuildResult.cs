using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>What came out of a <see cref="TestProject"/>.</summary>
internal sealed record BuildResult(Compilation Compilation, GeneratorDriverRunResult Run, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Every finding of compiler, generator and analyzers, sorted, so that a test must account for each.</summary>
    public IEnumerable<string> Findings => Diagnostics.Select(Describe).Order(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Sources =>
        Run.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Loads the program and takes a set's migrations.</summary>
    public MigrationSet Load(string type = "AppDatabase") =>
        (MigrationSet)Assembly().GetType(type, throwOnError: true)!.GetProperty("Migrations")!.GetValue(null)!;

    public Assembly Assembly(params ResourceDescription[] resources)
    {
        Assert.Empty(Findings);
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image, manifestResources: resources);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return new AssemblyLoadContext("test", isCollectible: true).LoadFromStream(image);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var path = place.Path ?? "";
        var file = path.StartsWith(TestProject.Root, StringComparison.Ordinal) ? path[TestProject.Root.Length..] : path;
        return $"{file}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage()}";
    }
}
