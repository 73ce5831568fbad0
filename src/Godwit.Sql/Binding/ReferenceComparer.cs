using System.Runtime.CompilerServices;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>Compares schema objects by reference: comparing records by value would walk their columns.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<SchemaObject>
{
    public static ReferenceComparer Instance { get; } = new();

    public bool Equals(SchemaObject? x, SchemaObject? y) => ReferenceEquals(x, y);

    public int GetHashCode(SchemaObject obj) => RuntimeHelpers.GetHashCode(obj);
}
