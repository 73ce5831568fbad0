namespace Godwit;

/// <summary>
/// Makes a method of a data migration callable from the SQL of its <c>[Sql]</c> methods, so that a column can be
/// transformed by one UPDATE. An exception of the method ends the statement and comes out of the <c>[Sql]</c> method as it is.
/// </summary>
/// <remarks>
/// Parameters and result are whole numbers, enums, <see cref="bool"/>, <see cref="double"/>, <see cref="float"/>, text or
/// bytes, nullable or not; parameters and result may also be spans of bytes, valid during the call. SQL's NULL for a parameter without null is
/// an error. Triggers, views and indexes cannot call it, and it is gone after the migration.
/// </remarks>
/// <param name="name">The name in SQL. The default is the method's own; SQL does not care about case.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SqlFunctionAttribute(string? name = null) : Attribute
{
    /// <summary>The name in SQL, or <see langword="null"/> for the method's own.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// True where equal arguments always give an equal result, so that SQLite may call it once for several rows. The
    /// default is false: encryption with a random nonce, for one, must not be shared.
    /// </summary>
    public bool IsDeterministic { get; set; }
}
