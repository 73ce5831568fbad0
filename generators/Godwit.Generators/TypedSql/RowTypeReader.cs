using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads the type that a method returns.</summary>
internal static class RowTypeReader
{
    /// <summary>What a method returns; <paramref name="fault"/> says why it cannot.</summary>
    public static SqlResult Read(ITypeSymbol type, out string? fault)
    {
        fault = null;
        if (type.SpecialType == SpecialType.System_Void)
            return new SqlResult(SqlResultKind.Nothing, null);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } rows)
            return new SqlResult(SqlResultKind.Many, ReadRow(rows.TypeArguments[0], out fault));
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && ClrTypeReader.Read(type) is null)
            return new SqlResult(SqlResultKind.OneOrNone, ReadRow(nullable.TypeArguments[0], out fault));
        if (ClrTypeReader.Read(type) is { } scalar)
            return new SqlResult(scalar.IsNullable ? SqlResultKind.OneOrNone : SqlResultKind.One, ReadRow(type, out fault));
        if (IsSequence(type))
        {
            fault = "rows come as IEnumerable<T>, read while they are enumerated; copy them with ToList where you need a list";
            return new SqlResult(SqlResultKind.Many, null);
        }

        var isNullable = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        return new SqlResult(isNullable ? SqlResultKind.OneOrNone : SqlResultKind.One, ReadRow(type, out fault));
    }

    private static RowType? ReadRow(ITypeSymbol type, out string? fault)
    {
        fault = null;
        var reference = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Names.Reference);
        if (ClrTypeReader.Read(type) is { } scalar)
        {
            fault = scalar.IsSpan ? "a span is no row type: SQLite's memory ends with the row; return byte[] or string" : null;
            return scalar.IsSpan ? null : new RowType(scalar.Declared, scalar, null, EquatableArray<EquatableArray<RowMember>>.Empty, EquatableArray<RowMember>.Empty);
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return ReadTuple(tuple, reference, out fault);
        if (type is INamedTypeSymbol { IsAbstract: false, IsRefLikeType: false, SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } row && !IsSequence(type) && !IsTask(type))
            return ReadObject(row, reference, out fault);
        fault = $"{type.ToDisplayString()} cannot be made from a row; return one value, a tuple, or a record, class or struct whose constructor or properties match the columns";
        return null;
    }

    private static RowType? ReadTuple(INamedTypeSymbol tuple, string reference, out string? fault)
    {
        fault = null;
        var elements = new List<RowMember>();
        foreach (var element in tuple.TupleElements)
        {
            if (ClrTypeReader.Read(element.Type) is not { IsSpan: false } type)
            {
                fault = $"its element '{element.Name}' has the type {element.Type.ToDisplayString()}, which has no place in SQLite";
                return null;
            }

            elements.Add(new RowMember(element.IsExplicitlyNamedTupleElement ? element.Name : "", type, IsRequired: true));
        }

        return new RowType(reference, null, elements.ToEquatableArray(), EquatableArray<EquatableArray<RowMember>>.Empty, EquatableArray<RowMember>.Empty);
    }

    private static RowType? ReadObject(INamedTypeSymbol type, string reference, out string? fault)
    {
        // A struct can always be made of nothing; where it says what it is made of, that is what a row has to have.
        var isPlain = type.InstanceConstructors.Length == 1;
        var constructors = type.InstanceConstructors
            .Where(constructor => isPlain || !type.IsValueType || !constructor.IsImplicitlyDeclared || constructor.Parameters.Length > 0)
            .Where(constructor => IsReachable(constructor.DeclaredAccessibility) && !(type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type)))
            .Select(constructor => constructor.Parameters.Select(ReadParameter).ToList())
            .Where(parameters => parameters.TrueForAll(parameter => parameter is not null))
            .OrderByDescending(parameters => parameters.Count)
            .Select(parameters => parameters.OfType<RowMember>().ToEquatableArray())
            .ToEquatableArray();
        var properties = WithBases(type).SelectMany(part => part.GetMembers().OfType<IPropertySymbol>())
            .Where(property => !property.IsStatic && !property.IsIndexer && property.SetMethod is { } setter && IsReachable(setter.DeclaredAccessibility))
            .Select(property => ClrTypeReader.Read(property.Type) is { IsSpan: false } read ? new RowMember(property.Name, read, property.IsRequired) : null)
            .OfType<RowMember>()
            .GroupBy(member => member.Name, (_, same) => same.First(), StringComparer.Ordinal)
            .ToEquatableArray();
        fault = constructors.Count == 0 ? $"{type.ToDisplayString()} has no public or internal constructor whose parameters have a place in SQLite" : null;
        return fault is null ? new RowType(reference, null, null, constructors, properties) : null;
    }

    private static RowMember? ReadParameter(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In && ClrTypeReader.Read(parameter.Type) is { IsSpan: false } type ? new RowMember(parameter.Name, type, IsRequired: true) : null;

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
            yield return part;
    }

    private static bool IsReachable(Accessibility accessibility) => accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Whether a type holds several values.</summary>
    public static bool IsSequence(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(part => part.Name is "IEnumerable" or "IAsyncEnumerable");

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask";
}
