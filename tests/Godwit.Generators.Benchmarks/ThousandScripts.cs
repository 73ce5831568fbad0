using System.Text;
using BenchmarkDotNet.Attributes;
using Godwit.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators.Benchmarks;

/// <summary>
/// The generator over a set of 1,000 scripts: everything anew (target 300 ms), after an edit of the last script (30 ms), and
/// after an edit of C#, where nothing is parsed, replayed or emitted.
/// </summary>
public class ThousandScripts
{
    private const int Scripts = 1000;
    private static readonly string Last = $"Migrations/{Scripts}_step.sql";

    private TestProject _project = TestProject.Empty();
    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _driver = null!;
    private AdditionalText _file = null!;
    private int _edits;

    /// <summary>Runs the generator once, so that an edit has something to be compared with.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _project = Project();
        _compilation = _project.Compile();
        _driver = Driver(_project).RunGenerators(_compilation);
        _file = _project.Files[^1];
        if (_driver.GetRunResult() is not { Diagnostics.IsEmpty: true } result || result.GeneratedTrees.Length < Scripts)
            throw new InvalidOperationException("The generator does not accept the scripts.");
    }

    [Benchmark]
    public GeneratorDriver Cold() => Driver(Project()).RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver LastScriptEdited()
    {
        var edited = new TestFile(TestProject.Root + Last, $"{Script(Scripts)}\nINSERT INTO t{Scripts} (name) VALUES ('{_edits++}');");
        _driver = _driver.ReplaceAdditionalText(_file, edited).RunGenerators(_compilation);
        _file = edited;
        return _driver;
    }

    [Benchmark]
    public GeneratorDriver CodeEdited()
    {
        var old = _compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Other.cs", StringComparison.Ordinal));
        _compilation = _compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText($"class Other {{ int Value => {_edits++}; }}", _project.ParseOptions, old.FilePath, Encoding.UTF8));
        _driver = _driver.RunGenerators(_compilation);
        return _driver;
    }

    private static CSharpGeneratorDriver Driver(TestProject project) =>
        CSharpGeneratorDriver.Create([new MigrationGenerator().AsSourceGenerator()], project.Files, project.ParseOptions, project.Options);

    private static TestProject Project() => TestProject.WithSet().Code("Other.cs", "class Other;") with
    {
        Files = [.. Enumerable.Range(1, Scripts).Select(version => new TestFile($"{TestProject.Root}Migrations/{version}_step.sql", Script(version)))],
    };

    private static string Script(int version) => $"""
        CREATE TABLE t{version} (id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent INTEGER REFERENCES t{Math.Max(1, version - 1)} (id), created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE INDEX t{version}_name ON t{version} (name);
        """;
}
