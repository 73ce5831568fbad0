using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Checks the classes of a program together: language version, sets without migrations, places of data migrations.</summary>
internal static class OrderAnalysis
{
    public static void Report(CompilationAnalysisContext context, MigrationClasses found)
    {
        var sets = found.Sets.OrderBy(set => set.FullName, StringComparer.Ordinal).ToList();
        if (sets.Count > 0 && context.Compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 and var version })
        {
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.LanguageVersion, sets[0].Place, version.ToDisplayString()));
            return;
        }

        var names = sets.ConvertAll(set => set.FullName);
        foreach (var (migration, place) in found.DataMigrations)
        {
            if (MissingSet(migration, names) is { } fault)
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.NoSet, place, migration.FullName, fault));
        }

        var scripts = Scripts(context.Options, sets.Select(set => set.Folder));
        foreach (var set in sets.Where(set => set.IsValid))
            ReportSet(context, set, sets.Count == 1, scripts, found);
    }

    private static void ReportSet(CompilationAnalysisContext context, FoundSet set, bool isOnlySet, ILookup<string, ScriptFile> scripts, MigrationClasses found)
    {
        var files = scripts[SetFolder.Resolve(set.Folder, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)].ToList();
        var mine = found.DataMigrations.Where(pair => pair.Migration.Set is null ? isOnlySet : pair.Migration.Set == set.FullName).ToList();
        if (files.Count == 0 && mine.Count == 0)
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.EmptySet, set.Place, set.FullName, set.Folder));

        var entries = files.Select(Entry).OfType<MigrationEntry>()
            .Concat(mine.Select(pair => new MigrationEntry(pair.Migration.Version, pair.Migration.FullName, IsScript: false)));
        foreach (var fault in MigrationOrder.Check(MigrationOrder.Sort(entries)).Where(fault => !fault.At.IsScript))
        {
            var place = mine.First(pair => pair.Migration.FullName == fault.At.Label).Place;
            context.ReportDiagnostic(Diagnostic.Create(fault.Rule, place, [.. fault.Arguments.Items]));
        }
    }

    private static string? MissingSet(DataMigrationClass migration, List<string> sets) => migration.Set switch
    {
        null when sets.Count == 0 => "the program has none; add [MigrationSet] to a sealed partial class",
        null when sets.Count > 1 => $"the program has several; name one of them, as Set = typeof({sets[0]})",
        { } set when !sets.Contains(set) => $"{set} has no [MigrationSet]; add the attribute there, or name another class",
        _ => null,
    };

    private static ILookup<string, ScriptFile> Scripts(AnalyzerOptions options, IEnumerable<string> folders)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var places = folders.Select(folder => SetFolder.Resolve(folder, provider.GlobalOptions)).Distinct(StringComparer.Ordinal).ToEquatableArray();
        return options.AdditionalFiles
            .Select(file => SetFolder.Locate(file, provider, places))
            .OfType<ScriptFile>()
            .ToLookup(file => file.Folder, StringComparer.Ordinal);
    }

    private static MigrationEntry? Entry(ScriptFile file) =>
        ScriptNameParser.Parse(file.RelativePath, out _) is { IsDown: false } name ? new MigrationEntry(name.Version, file.RelativePath, IsScript: true) : null;
}
