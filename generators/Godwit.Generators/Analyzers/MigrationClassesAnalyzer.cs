using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Reports what is wrong with classes that carry <c>[MigrationSet]</c> or <c>[DataMigration]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationClassesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        RuleCatalogue.SetClass,
        RuleCatalogue.TargetSqlite,
        RuleCatalogue.DataMigrationClass,
        RuleCatalogue.Constructor,
        RuleCatalogue.WithoutBatches,
        RuleCatalogue.NoSet,
        RuleCatalogue.EmptySet,
        RuleCatalogue.LanguageVersion,
        RuleCatalogue.DuplicateVersion,
        RuleCatalogue.Gap,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(SetClassReader.AttributeName) is not { } setAttribute
                || start.Compilation.GetTypeByMetadataName(DataMigrationReader.AttributeName) is not { } dataMigrationAttribute)
                return;

            var found = new MigrationClasses();
            start.RegisterSymbolAction(
                symbol =>
                {
                    var type = (INamedTypeSymbol)symbol.Symbol;
                    if (Attribute(type, setAttribute) is { } set)
                        AnalyzeSet(symbol, type, set, found);
                    if (Attribute(type, dataMigrationAttribute) is { } dataMigration)
                        AnalyzeDataMigration(symbol, type, dataMigration, found);
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => OrderAnalysis.Report(end, found));
        });
    }

    private static AttributeData? Attribute(INamedTypeSymbol type, INamedTypeSymbol attribute) =>
        type.GetAttributes().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attribute));

    private static void AnalyzeSet(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, MigrationClasses found)
    {
        foreach (var fault in SetClassReader.Faults(type, attribute))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SetClass, type.Locations[0], type.Name, fault));
        if (SetClassReader.MalformedTarget(attribute) is { } target)
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.TargetSqlite, Argument(attribute, "TargetSqlite") ?? type.Locations[0], target));
        found.Sets.Add(new(type.ToDisplayString(Names.Full), SetClassReader.Folder(attribute), type.Locations[0], SetClassReader.Read(type, attribute) is not null));
    }

    private static Location? Argument(AttributeData attribute, string name) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation();

    private static void AnalyzeDataMigration(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, MigrationClasses found)
    {
        foreach (var fault in DataMigrationReader.Faults(type, attribute))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.DataMigrationClass, type.Locations[0], type.Name, fault));
        foreach (var fault in ConstructorReader.Faults(type))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.Constructor, type.Locations[0], type.Name, fault));
        if (DataMigrationReader.IsResumable(attribute) && !NamesBatches(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.WithoutBatches, Argument(attribute, "Resumable") ?? type.Locations[0], type.Name));
        if (DataMigrationReader.Read(type, attribute) is { } migration)
        {
            var syntax = attribute.ApplicationSyntaxReference;
            found.DataMigrations.Add((migration, syntax is null ? type.Locations[0] : Location.Create(syntax.SyntaxTree, syntax.Span)));
        }
    }

    private static bool NamesBatches(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences.Any(part =>
        part.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "InBatches"));
}

/// <summary>The classes of a program that carry an attribute of ours, gathered while it is analyzed.</summary>
internal sealed class MigrationClasses
{
    public ConcurrentBag<FoundSet> Sets { get; } = [];

    public ConcurrentBag<(DataMigrationClass Migration, Location Place)> DataMigrations { get; } = [];
}

/// <summary>A class with <c>[MigrationSet]</c>, well-formed or not.</summary>
internal sealed record FoundSet(string FullName, string Folder, Location Place, bool IsValid);
