using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>Emits the registry of each class with <c>[MigrationSet]</c> from its scripts and data migrations.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The classes. These two transforms are all that an edit of C# runs again; their models hold no symbol.
        var sets = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SetClassReader.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => IsFirst(match) ? SetClassReader.Read((INamedTypeSymbol)match.TargetSymbol, match.Attributes[0]) : null)
            .Where(static set => set is not null)
            .Select(static (set, _) => set!)
            .WithTrackingName(StepNames.SetClasses);
        var dataMigrations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DataMigrationReader.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => IsFirst(match) ? DataMigrationReader.Read((INamedTypeSymbol)match.TargetSymbol, match.Attributes[0]) : null)
            .Where(static migration => migration is not null)
            .Select(static (migration, _) => migration!)
            .WithTrackingName(StepNames.DataMigrations);
        var sqlClasses = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SqlClassReader.SqlAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (match, _) => SqlClassReader.Read(((IMethodSymbol)match.TargetSymbol).ContainingType))
            .WithTrackingName(StepNames.SqlClasses);
        var isSupported = context.ParseOptionsProvider
            .Select(static (options, _) => IsSupported(options))
            .WithTrackingName(StepNames.LanguageVersion);

        // The folders of the sets. Without a set no file is looked at.
        var placed = sets.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => new PlacedSet(pair.Left, SetFolder.Resolve(pair.Left.Folder, pair.Right.GlobalOptions)));
        var folders = placed.Select(static (set, _) => set.Folder).Collect()
            .Select(static (all, _) => all.Distinct(StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(StepNames.Folders);

        // The scripts: found by path, read one by one.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(folders)
            .Select(static (source, _) => SetFolder.Locate(source.Left.Left, source.Left.Right, source.Right))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(StepNames.ScriptFiles);
        var scripts = files
            .Select(static (file, cancellationToken) => ScriptReader.Read(file, cancellationToken))
            .WithTrackingName(StepNames.Scripts);

        // The lock files.
        var locks = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(folders)
            .Select(static (source, cancellationToken) => LockText.Read(source.Left.Left, source.Left.Right, source.Right, cancellationToken))
            .Where(static text => text is not null)
            .Select(static (text, _) => text!)
            .WithTrackingName(StepNames.LockFiles)
            .Collect();
        var lockOptions = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => LockOptions.Of(options.GlobalOptions))
            .WithTrackingName(StepNames.LockOptions);

        // The order of each set.
        var ordered = placed.Combine(placed.Collect().Select(static (all, _) => all.Length == 1))
            .Combine(scripts.Collect())
            .Combine(dataMigrations.Collect())
            .Combine(locks)
            .Select(static (source, _) => Compose(source.Left.Left.Left.Left, source.Left.Left.Left.Right, source.Left.Left.Right, source.Left.Right, source.Right))
            .WithTrackingName(StepNames.OrderedSets);

        // The schema at each version: of all that a set is made of, its SQL alone counts.
        var replays = ordered
            .Select(static (set, _) => ReplayInput.Of(set))
            .WithTrackingName(StepNames.ReplayInputs)
            .Select(static (input, _) => ReplayedSet.Of(input))
            .WithTrackingName(StepNames.Replays);
        var complete = ordered.Combine(replays.Collect()).Combine(isSupported)
            .Select(static (source, _) => (Set: source.Left.Left, Deltas: source.Left.Right.First(replay => replay.Set == source.Left.Left.Set.FullName).Deltas, IsSupported: source.Right));

        // The bodies of [Sql] methods: each statement is matched with its method under the schema of its place.
        var plans = ordered.Collect()
            .Combine(sqlClasses.Collect())
            .SelectMany(static (source, _) => TypedSql.Plan(source.Left, source.Right))
            .Select(static (planned, _) => planned.Plan)
            .WithTrackingName(StepNames.SqlPlans);

        // Problems and sources are outputs of their own, so that neither runs for the other.
        context.RegisterSourceOutput(
            scripts.SelectMany(static (script, _) => script.Problems.Where(script.Reports).Select(script.WithSeverity)).WithTrackingName(StepNames.ScriptProblems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(
            ordered.SelectMany(static (set, _) => set.Problems.Concat(TargetProblems.Of(set))).WithTrackingName(StepNames.OrderProblems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(
            ordered.Combine(lockOptions).SelectMany(static (source, _) => LockProblems.Of(source.Left, source.Right)).WithTrackingName(StepNames.LockProblems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(
            ordered.Combine(lockOptions).Where(static source => source.Right.Writes).Select(static (source, _) => source.Left).WithTrackingName(StepNames.LockSources),
            static (output, set) => output.AddSource(LockEmitter.HintName(set), LockEmitter.Emit(set)));
        context.RegisterSourceOutput(
            replays.SelectMany(static (replay, _) => replay.Problems).WithTrackingName(StepNames.SchemaProblems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(
            complete.Select(static (source, _) => RegistryModel.Of(source.Set, source.Deltas, source.IsSupported)).WithTrackingName(StepNames.Registries),
            static (output, registry) => output.AddSource(RegistryEmitter.HintName(registry), RegistryEmitter.Emit(registry)));
        context.RegisterSourceOutput(
            complete.SelectMany(static (source, _) => source.IsSupported ? Sources(source.Set, source.Deltas) : []).WithTrackingName(StepNames.ScriptSources),
            static (output, source) => output.AddSource(ScriptSourceEmitter.HintName(source), ScriptSourceEmitter.Emit(source)));
        context.RegisterSourceOutput(
            plans.Where(static plan => plan is { Class.CanEmit: true, Methods.Count: > 0 }),
            static (output, plan) => output.AddSource(TypedSqlEmitter.HintName(plan), TypedSqlEmitter.Emit(plan)));
    }

    // An attribute on two parts of a class is an error of the compiler's; here it must not make two classes.
    private static bool IsFirst(GeneratorAttributeSyntaxContext match)
    {
        var first = match.TargetSymbol.GetAttributes().First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, match.Attributes[0].AttributeClass));
        return ReferenceEquals(first.ApplicationSyntaxReference?.SyntaxTree, match.TargetNode.SyntaxTree) && match.TargetNode.Span.Contains(first.ApplicationSyntaxReference!.Span);
    }

    private static bool IsSupported(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 };

    private static OrderedSet Compose(PlacedSet set, bool isOnlySet, ImmutableArray<Script> scripts, ImmutableArray<DataMigrationClass> dataMigrations, ImmutableArray<LockText> locks) =>
        SetComposer.Compose(set.Set, set.Folder, scripts, dataMigrations, isOnlySet, locks.FirstOrDefault(text => text.Folder == set.Folder));

    private static ImmutableArray<ScriptSource> Sources(OrderedSet ordered, EquatableArray<string> deltas) =>
    [
        .. ordered.Steps.Zip(deltas, (step, delta) => new ScriptSource(ordered.Set, step.Version, step.Script, step.Down, delta))
            .Where(source => source.Script?.Parts.Count > 0 || source.Down?.Parts.Count > 0 || source.Schema.Length > 0),
    ];
}
