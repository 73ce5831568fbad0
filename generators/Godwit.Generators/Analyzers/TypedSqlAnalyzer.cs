using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Godwit.Generators;

/// <summary>Reports what is wrong with <c>[Sql]</c> and <c>[SqlFunction]</c> methods, at its place inside the C# literal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypedSqlAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        RuleCatalogue.SqlMethod,
        RuleCatalogue.SqlPlaceless,
        RuleCatalogue.SqlSyntax,
        RuleCatalogue.SqlOneStatement,
        RuleCatalogue.SqlSchema,
        RuleCatalogue.SqlParameterMissing,
        RuleCatalogue.SqlParameterUnused,
        RuleCatalogue.SqlColumnUnused,
        RuleCatalogue.SqlTargetMissing,
        RuleCatalogue.SqlReturnType,
        RuleCatalogue.SqlType,
        RuleCatalogue.SqlNullability,
        RuleCatalogue.SqlOrder,
        RuleCatalogue.SqlFunctionMethod,
        RuleCatalogue.SqlOfConnection,
        RuleCatalogue.SqlHidden,
        RuleCatalogue.NewerThanTarget,
        RuleCatalogue.NoSuchFunction,
        RuleCatalogue.NoSuchCollation,
        .. SafetyAnalysis.Rules,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(SqlClassReader.SqlAttribute) is not { } sqlAttribute)
                return;

            var found = new TypedSqlClasses();
            start.RegisterSymbolAction(symbol => found.Types.Add((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (call.TargetMethod.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, sqlAttribute)))
                        found.Calls.Add((call.TargetMethod, call.Syntax.GetLocation()));
                },
                OperationKind.Invocation);
            start.RegisterOperationAction(
                operation =>
                {
                    if (HandedSql.Of(operation.Operation, operation.ContainingSymbol) is { } handed)
                        found.Handed.Add(handed);
                },
                OperationKind.Invocation,
                OperationKind.SimpleAssignment,
                OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(end => TypedSqlAnalysis.Report(end, found));
        });
    }
}

/// <summary>What an analysis gathers: the types of the program, the calls of <c>[Sql]</c> methods, and SQL that goes past them.</summary>
internal sealed class TypedSqlClasses
{
    public ConcurrentBag<INamedTypeSymbol> Types { get; } = [];

    public ConcurrentBag<(IMethodSymbol Method, Location Place)> Calls { get; } = [];

    public ConcurrentBag<HandedSql> Handed { get; } = [];
}
