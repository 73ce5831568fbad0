using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>How generated code opens a type of the user's again.</summary>
internal static class Declarations
{
    /// <summary>The type and the types around it, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> WithOuterTypes(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
            yield return part;
    }

    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(modifier => modifier.ValueText == "partial"));

    public static string Of(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return $"partial {kind} {type.ToDisplayString(Names.Short)}";
    }
}
