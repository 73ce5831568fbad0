using Godwit.Sql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>Reads a method with <c>[Sql]</c>.</summary>
internal static class SqlMethodReader
{
    private const string ContextType = "Godwit.MigrationContext";

    public static SqlMethod Read(IMethodSymbol method, AttributeData attribute)
    {
        var syntax = method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();
        var result = RowTypeReader.Read(method.ReturnType, out var fault);
        var faults = MethodFaults(method).Concat(ParameterFaults(method)).ToList();
        if (fault is not null)
            faults.Add(SqlFinding.Of(RuleCatalogue.SqlReturnType, SqlPlace.ReturnType, method.Name, fault));
        return new SqlMethod(
            Literal.Identifier(method.Name),
            Text(attribute),
            syntax is null ? "" : string.Join(" ", syntax.Modifiers.Select(modifier => modifier.ValueText)),
            method.ReturnsVoid ? "void" : method.ReturnType.ToDisplayString(Names.Reference),
            result,
            method.Parameters.FirstOrDefault(IsContext) is { } context ? Literal.Identifier(context.Name) : "",
            method.Parameters.Select(parameter => ReadParameter(parameter)).ToEquatableArray(),
            method.IsStatic,
            method is { IsPartialDefinition: true, IsGenericMethod: false, RefKind: RefKind.None, IsAsync: false } && !HasOwnBody(method) && method.Parameters.All(parameter => parameter.RefKind == RefKind.None),
            faults.ToEquatableArray());
    }

    /// <summary>The statement, normalised; empty where the attribute holds none.</summary>
    public static string Text(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value is string text ? ScriptText.Normalize(text) : "";

    private static IEnumerable<SqlFinding> MethodFaults(IMethodSymbol method)
    {
        if (HasOwnBody(method) || !method.IsPartialDefinition)
            yield return Fault("it has a body of its own, or is not partial; write 'partial' and end the declaration with a semicolon");
        if (method.IsGenericMethod)
            yield return Fault("it is generic; name the types, because the columns have some");
        if (method.RefKind != RefKind.None)
            yield return Fault("it returns by reference; return a value");
        if (method.Parameters.Count(IsContext) != 1)
            yield return Fault("it needs exactly one parameter of type MigrationContext, as (MigrationContext db, …)");

        SqlFinding Fault(string text) => SqlFinding.Of(RuleCatalogue.SqlMethod, SqlPlace.Name, method.Name, text);
    }

    private static IEnumerable<SqlFinding> ParameterFaults(IMethodSymbol method)
    {
        for (var index = 0; index < method.Parameters.Length; index++)
        {
            var parameter = method.Parameters[index];
            if (parameter.RefKind != RefKind.None)
                yield return Fault("is passed by reference; pass a value");
            else if (!IsContext(parameter) && parameter.Type.TypeKind != TypeKind.Error && ClrTypeReader.Read(parameter.Type) is null)
                yield return Fault($"has the type {parameter.Type.ToDisplayString()}, which has no place in SQLite; {(RowTypeReader.IsSequence(parameter.Type) ? "pass a list as JSON text, and write IN (SELECT value FROM json_each(@" + parameter.Name + "))" : "pass a number, text, bytes, a date or a time")}");

            SqlFinding Fault(string text) => SqlFinding.Of(RuleCatalogue.SqlMethod, SqlPlace.Parameter(index), method.Name, $"its parameter '{parameter.Name}' {text}");
        }
    }

    private static SqlParameter ReadParameter(IParameterSymbol parameter)
    {
        var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ParameterSyntax;
        var modifiers = string.Concat(syntax?.Modifiers.Select(modifier => modifier.ValueText + " ") ?? []);
        return new SqlParameter(parameter.Name, $"{modifiers}{parameter.Type.ToDisplayString(Names.Reference)} {Literal.Identifier(parameter.Name)}", ClrTypeReader.Read(parameter.Type));
    }

    private static bool IsContext(IParameterSymbol parameter) => parameter.Type.ToDisplayString() == ContextType;

    // What the generator has emitted is no body of the user's: an analyzer sees both.
    private static bool HasOwnBody(IMethodSymbol method) =>
        method.PartialImplementationPart is { } body && body.DeclaringSyntaxReferences.All(reference => !reference.SyntaxTree.FilePath.EndsWith(TypedSqlEmitter.FileEnd, StringComparison.Ordinal));
}
