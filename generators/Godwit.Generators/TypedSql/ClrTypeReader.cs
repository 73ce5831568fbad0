using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Finds the place of a C# type in SQLite.</summary>
internal static class ClrTypeReader
{
    /// <summary>The type, or null where it has no place.</summary>
    public static ClrType? Read(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Read(nullable.TypeArguments[0]) is { IsReference: false } value ? value with { IsNullable = true } : null;
        var isEnum = type.TypeKind == TypeKind.Enum;
        var underlying = isEnum ? ((INamedTypeSymbol)type).EnumUnderlyingType! : type;
        if (Kind(underlying) is not { } kind || (isEnum && kind is not (ClrKind.Int64 or ClrKind.Integer or ClrKind.UInt64)))
            return null;
        // Where nullable annotations are off, a reference can be null.
        var isNullable = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return new ClrType(kind, plain.ToDisplayString(Names.Reference), underlying.ToDisplayString(Names.Reference), plain.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), isNullable);
    }

    private static ClrKind? Kind(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 => ClrKind.Int64,
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32 => ClrKind.Integer,
        SpecialType.System_UInt64 => ClrKind.UInt64,
        SpecialType.System_Boolean => ClrKind.Boolean,
        SpecialType.System_Double => ClrKind.Double,
        SpecialType.System_Single => ClrKind.Single,
        SpecialType.System_Decimal => ClrKind.Decimal,
        SpecialType.System_Char => ClrKind.Char,
        SpecialType.System_String => ClrKind.String,
        SpecialType.System_DateTime => ClrKind.DateTime,
        _ => type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte } ? ClrKind.Bytes : NamedKind(type),
    };

    private static ClrKind? NamedKind(ITypeSymbol type) => type.ToDisplayString() switch
    {
        "System.ReadOnlyMemory<byte>" => ClrKind.Memory,
        "System.ReadOnlySpan<byte>" => ClrKind.ByteSpan,
        "System.ReadOnlySpan<char>" => ClrKind.CharSpan,
        "System.Guid" => ClrKind.Guid,
        "System.DateTimeOffset" => ClrKind.DateTimeOffset,
        "System.DateOnly" => ClrKind.DateOnly,
        "System.TimeOnly" => ClrKind.TimeOnly,
        "System.TimeSpan" => ClrKind.TimeSpan,
        _ => null,
    };
}
