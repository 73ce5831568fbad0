using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>The sets of a program with their steps in order, as an analyzer finds them.</summary>
internal static class ProgramSets
{
    public static IReadOnlyList<OrderedSet> Read(CompilationAnalysisContext context, IEnumerable<INamedTypeSymbol> types)
    {
        var sets = types.Select(SetClassReader.Find).OfType<SetClass>().ToList();
        var migrations = types.Select(DataMigrationReader.Find).OfType<DataMigrationClass>().ToEquatableArray();
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var placed = sets.ConvertAll(set => new PlacedSet(set, SetFolder.Resolve(set.Folder, provider.GlobalOptions)));
        var folders = placed.Select(set => set.Folder).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var scripts = context.Options.AdditionalFiles
            .Select(file => SetFolder.Locate(file, provider, folders))
            .OfType<ScriptFile>()
            .Select(file => Read(file, context.CancellationToken))
            .ToEquatableArray();
        var locks = context.Options.AdditionalFiles.Select(file => LockText.Read(file, provider, folders, context.CancellationToken)).OfType<LockText>().ToList();
        return placed.ConvertAll(set => SetComposer.Compose(set.Set, set.Folder, scripts.Items, migrations.Items, sets.Count == 1, locks.Find(text => text.Folder == set.Folder)));
    }

    // Name and statements are all that a place in the order and a replay need.
    private static Script Read(ScriptFile file, CancellationToken cancellationToken)
    {
        var source = file.Text.GetText(cancellationToken);
        return new Script(file.Text.Path, file.Folder, file.RelativePath, file.Resource, "")
        {
            Name = ScriptNameParser.Parse(file.RelativePath, out _),
            Syntax = source is null ? null : ScriptParser.Parse(source),
        };
    }
}
