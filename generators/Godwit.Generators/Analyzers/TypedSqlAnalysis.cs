using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Plans the program's <c>[Sql]</c> methods as the generator does, and reports what it finds.</summary>
internal static class TypedSqlAnalysis
{
    public static void Report(CompilationAnalysisContext context, TypedSqlClasses found)
    {
        var types = found.Types.Where(type => SqlClassReader.Methods(type).Any() || SqlClassReader.Functions(type).Any()).ToList();
        foreach (var type in types)
            ReportFunctions(context, type);

        var classes = types.Where(type => SqlClassReader.Methods(type).Any()).ToDictionary(type => type.ToDisplayString(Names.Full), StringComparer.Ordinal);
        if (classes.Count == 0 && found.Handed.IsEmpty)
            return;

        var sets = ProgramSets.Read(context, found.Types);
        HandedSqlAnalysis.Report(context, sets, found.Handed);
        SafetyAnalysis.Report(context, sets, classes);
        foreach (var planned in TypedSql.Plan(sets, classes.Values.Select(SqlClassReader.Read)))
        {
            var type = classes[planned.Plan.Class.FullName];
            var isStep = sets.Any(set => set.Steps.Any(step => step.DataMigration?.FullName == planned.Plan.Class.FullName));
            if (Placeless(type, planned.Plan.Class, isStep) is { } fault)
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SqlPlaceless, type.Locations[0], type.Name, fault));
            ReportMethods(context, type, planned);
            DeclaredOrder.Report(context, type, found.Calls);
        }
    }

    private static void ReportMethods(CompilationAnalysisContext context, INamedTypeSymbol type, PlannedClass planned)
    {
        foreach (var ((method, attribute), findings) in SqlClassReader.Methods(type).Zip(planned.Findings, (method, findings) => (method, findings)))
        {
            foreach (var finding in findings)
                context.ReportDiagnostic(Diagnostic.Create(finding.Rule, SqlLocation.Of(context.Compilation, method, attribute, finding.Place), [.. finding.Arguments.Items]));
        }
    }

    private static void ReportFunctions(CompilationAnalysisContext context, INamedTypeSymbol type)
    {
        foreach (var (method, attribute) in SqlClassReader.Functions(type))
        {
            SqlFunctionReader.Read(method, attribute, out var fault);
            if (fault is not null)
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SqlFunctionMethod, method.Locations[0], method.Name, fault));
        }
    }

    // A class with a fault of its own has a message already.
    private static string? Placeless(INamedTypeSymbol type, SqlClass read, bool isStep)
    {
        if (!read.CanEmit)
            return "is not partial (or a type around it is not), is generic or file-local; write 'sealed partial class', because the bodies are generated";
        return isStep || DataMigrationReader.Find(type) is not null
            ? null
            : "is no data migration, so that nothing says which schema they are for; add [DataMigration(version, name)], or move them";
    }
}
