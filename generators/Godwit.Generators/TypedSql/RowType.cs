namespace Godwit.Generators;

/// <summary>A type that a row becomes: one value, a tuple, or an object with a constructor and properties.</summary>
/// <param name="Reference">The type as generated code refers to it.</param>
/// <param name="Scalar">The one value, or null.</param>
/// <param name="Tuple">The elements of a tuple; null for other types.</param>
/// <param name="Constructors">The constructors of an object, those with most parameters first.</param>
/// <param name="Properties">The properties of an object that can be set.</param>
internal sealed record RowType(
    string Reference,
    ClrType? Scalar,
    EquatableArray<RowMember>? Tuple,
    EquatableArray<EquatableArray<RowMember>> Constructors,
    EquatableArray<RowMember> Properties);

/// <summary>Where a column's value goes.</summary>
/// <param name="Name">The name; empty for an element of a tuple without one.</param>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether there must be a column for it.</param>
internal sealed record RowMember(string Name, ClrType Type, bool IsRequired);
