using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators.Tests;

/// <summary>A consumer's project in memory.</summary>
internal sealed partial record TestProject
{
    public const string Root = "/project/";

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using Godwit;";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Godwit.dll" or "Microsoft.Data.Sqlite.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public ImmutableArray<(string Name, string Code)> Sources { get; init; } = [];

    public ImmutableArray<TestFile> Files { get; init; } = [];

    public ImmutableDictionary<(string Path, string Key), string> Metadata { get; init; } = ImmutableDictionary<(string, string), string>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp13;

    /// <summary>A project with one set over the folder Migrations.</summary>
    public static TestProject WithSet() => Empty().Code("Database.cs", "[MigrationSet] public sealed partial class AppDatabase;");

    /// <summary>A set with a script that makes tables, and one that changes them.</summary>
    public static TestProject Changing(string schema, string script) => WithSet().File("Migrations/1_schema.sql", schema).File("Migrations/2_change.sql", script);

    public static TestProject Empty() => new();

    public TestProject Code(string name, string code) =>
        this with { Sources = [.. Sources.Where(source => source.Name != name), (name, code)] };

    public TestProject File(string path, string? text, Encoding? encoding = null) =>
        this with { Files = [.. Files.Where(file => file.Path != Root + path), new TestFile(Root + path, text, encoding)] };

    /// <summary>A data migration named Fill.</summary>
    public TestProject DataMigration(string arguments, string members = "") => Code("Step.cs", $$"""
        [DataMigration({{arguments}})]
        public class Fill : IDataMigration
        {
            {{members}}
            public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default;
        }
        """);

    public TestProject Tagged(string path, string key, string value) => this with { Metadata = Metadata.SetItem((Root + path, key), value) };

    /// <summary>An MSBuild property that the compiler sees.</summary>
    public TestProject Property(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    /// <summary>The key godwit_severity.&lt;rule&gt; of .editorconfig, as it reaches a file.</summary>
    public TestProject Severity(string path, string rule, string value) => Tagged(path, "godwit_severity." + rule, value);

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Parse);

    public TestOptions Options => new(Metadata, Properties);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "App",
        [.. Sources.Append(("Usings.cs", Usings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, ParseOptions, Root + source.Item1, Encoding.UTF8))],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            // As the SDK does: Microsoft.Data.Sqlite was compiled against an older framework.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]));

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new MigrationGenerator().AsSourceGenerator()],
        Files,
        ParseOptions,
        Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator and the analyzers.</summary>
    public async Task<BuildResult> BuildAsync()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out var generatorDiagnostics);
        AskEngine(driver.GetRunResult());
        var analyzed = compilation.WithAnalyzers([new MigrationClassesAnalyzer(), new TypedSqlAnalyzer()], new AnalyzerOptions([.. Files], Options));
        var analyzerDiagnostics = await analyzed.GetAnalyzerDiagnosticsAsync();
        var compilerDiagnostics = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return new BuildResult(compilation, driver.GetRunResult(), [.. generatorDiagnostics, .. analyzerDiagnostics, .. compilerDiagnostics]);
    }

    /// <summary>Builds, and requires exactly these findings in the script of <see cref="Changing"/>.</summary>
    public Task ExpectInChangeAsync(params string[] findings) => ExpectAsync([.. findings.Select(finding => "Migrations/2_change.sql" + finding)]);

    /// <summary>Builds, and requires exactly these findings: <c>file(line,column): id: message</c>, columns from 1.</summary>
    public async Task ExpectAsync(params string[] findings)
    {
        var result = await BuildAsync();
        var (expected, actual) = (string.Join('\n', findings), string.Join('\n', result.Findings));
        Assert.True(expected == actual, $"Expected:\n{expected}\nFound:\n{actual}");
    }

    // Where the engine is at hand, it has to agree with what the build says of the SQL.
    static partial void AskEngine(GeneratorDriverRunResult run);
}
