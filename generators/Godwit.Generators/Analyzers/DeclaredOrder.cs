using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Checks that the <c>[Sql]</c> methods of a class that change the schema are called in the order of their declaration.</summary>
internal static class DeclaredOrder
{
    public static void Report(CompilationAnalysisContext context, INamedTypeSymbol type, IEnumerable<(IMethodSymbol Method, Location Place)> allCalls)
    {
        var declared = SqlClassReader.Methods(type).Where(pair => SchemaStatements.IsIn(SqlMethodReader.Text(pair.Attribute))).Select(pair => pair.Method).ToList();
        if (declared.Count == 0)
            return;

        var calls = allCalls
            .Select(call => (Index: declared.FindIndex(method => SymbolEqualityComparer.Default.Equals(method, Definition(call.Method))), call.Place))
            .Where(call => call.Index >= 0)
            .OrderBy(call => call.Place.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(call => call.Place.SourceSpan.Start)
            .ToList();
        for (var index = 0; index < declared.Count; index++)
        {
            var first = calls.FindIndex(call => call.Index == index);
            if (first < 0)
                Report(context, declared[index].Locations[0], declared[index], "nowhere");
            else if (calls.FindIndex(first, call => call.Index < index && calls.FindIndex(other => other.Index == call.Index) > first) is >= 0 and var later)
                Report(context, calls[first].Place, declared[index], $"before {declared[calls[later].Index].Name}, which is declared above it");
        }
    }

    private static IMethodSymbol Definition(IMethodSymbol method) => method.PartialDefinitionPart ?? method;

    private static void Report(CompilationAnalysisContext context, Location place, IMethodSymbol method, string when) =>
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SqlOrder, place, method.Name, when));
}
