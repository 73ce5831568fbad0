using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>GW4xxx: typed SQL. They are about C#, so that #pragma and .editorconfig apply to them.</summary>
internal static partial class RuleCatalogue
{
    public static readonly DiagnosticDescriptor SqlMethod = Typed("GW4001", "The method cannot hold SQL", "{0} cannot hold SQL: {1}");
    public static readonly DiagnosticDescriptor SqlPlaceless = Typed("GW4002", "The class has no place for SQL", "{0} has [Sql] methods and {1}");
    public static readonly DiagnosticDescriptor SqlSyntax = Typed("GW4003", "The SQL does not parse", "{0}");
    public static readonly DiagnosticDescriptor SqlOneStatement = Typed("GW4004", "The SQL is not one statement", "The SQL of {0} holds {1}");
    public static readonly DiagnosticDescriptor SqlSchema = Typed("GW4005", "The SQL does not fit the schema at its version", "{0}");
    public static readonly DiagnosticDescriptor SqlParameterMissing = Typed("GW4006", "The SQL's parameter is none of the method", "The parameter {0} of the SQL gets no value: {1}");
    public static readonly DiagnosticDescriptor SqlParameterUnused = Typed("GW4007", "The method's parameter is none of the SQL", "The parameter '{0}' of {1} is not in its SQL; write @{0} there, or take it away");
    public static readonly DiagnosticDescriptor SqlColumnUnused = Typed("GW4008", "The column has no target", "The column '{1}' of {0} has no target in the type it returns; add one of that name, give the column an alias, or leave it out");
    public static readonly DiagnosticDescriptor SqlTargetMissing = Typed("GW4009", "The target has no column", "{0} returns '{1}' in each row, and no column has that name; give one the alias, or take it away");
    public static readonly DiagnosticDescriptor SqlReturnType = Typed("GW4010", "The return type does not fit the SQL", "{0} cannot return that: {1}");
    public static readonly DiagnosticDescriptor SqlType = Typed("GW4011", "The types do not fit", "{0}");
    public static readonly DiagnosticDescriptor SqlNullability = Typed("GW4012", "NULL does not fit", "{0}", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor SqlOrder = Typed("GW4013", "The schema is changed in another order than declared", "{0} changes the schema and is called {1}; the build takes the order of the declarations, so declare the methods in the order of their calls", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor SqlFunctionMethod = Typed("GW4014", "The method cannot be an SQL function", "{0} cannot be an SQL function: {1}");
    public static readonly DiagnosticDescriptor SqlOfConnection = Typed("GW4015", "The SQL handed to the connection does not fit", "{0}", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor SqlHidden = Typed("GW4016", "A schema change is hidden from the build", "This statement changes the schema where the build does not see it, so that what comes after it is checked against another schema; give it an [Sql] method of its own", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor WithoutBatches = new(
        "GW4017", "A resumable migration has no batches", "{0} is resumable and never calls InBatches, where alone it would commit: walk through its table in batches, or leave Resumable out",
        "Godwit.TypedSql", DiagnosticSeverity.Warning, isEnabledByDefault: true, description: null, helpLinkUri: Pages + "GW4017.md");

    private static DiagnosticDescriptor Typed(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, "Godwit.TypedSql", severity, isEnabledByDefault: true, description: null, helpLinkUri: Pages + id + ".md", WellKnownDiagnosticTags.CompilationEnd);
}
