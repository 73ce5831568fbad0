namespace Godwit.Generators;

/// <summary>A class with <c>[DataMigration]</c> as the registry needs it.</summary>
/// <param name="Version">The version of the attribute.</param>
/// <param name="Name">The name of the attribute.</param>
/// <param name="Revision">The revision, or null.</param>
/// <param name="Set">The full name of the set's class, or null for the only one.</param>
/// <param name="Keys">The keys of its registry line.</param>
/// <param name="FullName">The full name of the class.</param>
/// <param name="Reference">The class as generated code refers to it.</param>
/// <param name="Parameters">The parameters of its constructor.</param>
/// <param name="Sql">The statements of its <c>[Sql]</c> methods, in the order of their declaration.</param>
internal sealed record DataMigrationClass(
    long Version,
    string Name,
    string? Revision,
    string? Set,
    EquatableArray<string> Keys,
    string FullName,
    string Reference,
    EquatableArray<ServiceParameter> Parameters,
    EquatableArray<DataMigrationSql> Sql);

/// <summary>A statement of a data migration.</summary>
/// <param name="Signature">The method it belongs to, with the types of its parameters.</param>
/// <param name="Text">The normalised text.</param>
internal sealed record DataMigrationSql(string Signature, string Text);

/// <summary>A constructor parameter of a data migration.</summary>
/// <param name="Type">The type as generated code refers to it.</param>
/// <param name="Fallback">The C# literal to pass where the service is absent, or null where it is required.</param>
/// <param name="IsProvider">True where the parameter is the service provider itself.</param>
internal sealed record ServiceParameter(string Type, string? Fallback, bool IsProvider);
