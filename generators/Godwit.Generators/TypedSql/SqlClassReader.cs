using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads a class with <c>[Sql]</c> methods.</summary>
internal static class SqlClassReader
{
    public const string SqlAttribute = "Godwit.SqlAttribute";
    public const string FunctionAttribute = "Godwit.SqlFunctionAttribute";

    public static SqlClass Read(INamedTypeSymbol type) => new(
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Names.Declared),
        Declarations.WithOuterTypes(type).Reverse().Select(Declarations.Of).ToEquatableArray(),
        type.ToDisplayString(Names.Full),
        Declarations.WithOuterTypes(type).All(part => Declarations.IsPartial(part) && !part.IsGenericType && !part.IsFileLocal),
        Methods(type).Select(pair => SqlMethodReader.Read(pair.Method, pair.Attribute)).ToEquatableArray(),
        Functions(type).Select(pair => SqlFunctionReader.Read(pair.Method, pair.Attribute, out _)).OfType<SqlFunction>().ToEquatableArray());

    /// <summary>The methods with <c>[Sql]</c> in the order of their declaration.</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> Methods(INamedTypeSymbol type) => With(type, SqlAttribute);

    public static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> Functions(INamedTypeSymbol type) => With(type, FunctionAttribute);

    private static IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> With(INamedTypeSymbol type, string attributeName)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.GetAttributes().FirstOrDefault(candidate => candidate.AttributeClass?.ToDisplayString() == attributeName) is { } attribute)
                yield return (method, attribute);
        }
    }
}
