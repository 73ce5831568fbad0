using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators;

/// <summary>
/// The constructor that generated code calls: the only public or internal one. With several, nothing would say which
/// of them is meant.
/// </summary>
internal static class ConstructorReader
{
    public static IEnumerable<string> Faults(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsAbstract)
            return [];

        var constructors = Reachable(type);
        return constructors.Length switch
        {
            0 => ["it has no public or internal constructor; add one with the services it needs"],
            1 => constructors[0].Parameters.Select(Fault).OfType<string>().Concat(UnsetMembers(type, constructors[0])),
            _ => ["it has several public or internal constructors; keep the one whose parameters are services, and make the others private"],
        };
    }

    public static EquatableArray<ServiceParameter> Parameters(INamedTypeSymbol type) =>
        Reachable(type)[0].Parameters.Select(Parameter).ToEquatableArray();

    // A record's copy constructor is protected or private, so it is never counted.
    private static IMethodSymbol[] Reachable(INamedTypeSymbol type) =>
        [.. type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)];

    private static string? Fault(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not RefKind.None and not RefKind.In } => $"its parameter '{parameter.Name}' is passed by reference; a service is passed by value",
        { Type: { IsRefLikeType: true } or IPointerTypeSymbol or IFunctionPointerTypeSymbol or IErrorTypeSymbol } => $"its parameter '{parameter.Name}' has a type that no service can have",
        { Type.SpecialType: SpecialType.System_Object } or { Type.TypeKind: TypeKind.Dynamic } => $"its parameter '{parameter.Name}' is an object, which names no service",
        _ when parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute") =>
            $"its parameter '{parameter.Name}' asks for a keyed service; take an IServiceProvider and ask it for the service",
        _ => null,
    };

    private static IEnumerable<string> UnsetMembers(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            yield break;
        foreach (var member in type.GetMembers().Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            yield return $"its required member '{member.Name}' is set by nobody; make it a parameter of the constructor";
    }

    private static ServiceParameter Parameter(IParameterSymbol parameter) =>
        new(
            parameter.Type.ToDisplayString(Names.Reference),
            Fallback(parameter),
            parameter.Type.ToDisplayString(Names.Full) == "System.IServiceProvider");

    private static string? Fallback(IParameterSymbol parameter) => parameter switch
    {
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } =>
            $"({parameter.Type.ToDisplayString(Names.Reference)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        { HasExplicitDefaultValue: true } or { NullableAnnotation: NullableAnnotation.Annotated } => "default",
        _ => null,
    };
}
