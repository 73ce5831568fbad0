using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>How generated code and messages write the names of types.</summary>
internal static class Names
{
    /// <summary>A type as generated code refers to it: <c>global::Shop.@event</c>, nullable annotations included.</summary>
    public static readonly SymbolDisplayFormat Reference = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A namespace as a declaration writes it.</summary>
    public static readonly SymbolDisplayFormat Declared = Reference.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The last name alone, as a declaration writes it.</summary>
    public static readonly SymbolDisplayFormat Short = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>A type's name for people, registries and hint names: <c>Shop.Outer.Inner</c>.</summary>
    public static readonly SymbolDisplayFormat Full = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>True for characters that would end a line of a table, a comment or a message.</summary>
    public static bool BreaksLines(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    /// <summary>A method with the types of its parameters, for an order that does not depend on the file.</summary>
    public static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType);
}
