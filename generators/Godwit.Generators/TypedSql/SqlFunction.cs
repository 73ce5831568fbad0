namespace Godwit.Generators;

/// <summary>A method with <c>[SqlFunction]</c>.</summary>
/// <param name="Name">The name in SQL.</param>
/// <param name="Method">The method as code refers to it.</param>
/// <param name="Parameters">The types of its parameters.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="IsStatic">Whether it needs no instance.</param>
/// <param name="IsDeterministic">Whether equal arguments always give an equal result.</param>
internal sealed record SqlFunction(string Name, string Method, EquatableArray<ClrType> Parameters, ClrType Result, bool IsStatic, bool IsDeterministic);
