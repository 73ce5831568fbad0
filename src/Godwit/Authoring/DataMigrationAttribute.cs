namespace Godwit;

/// <summary>Gives a class that implements <see cref="IDataMigration"/> its place in a migration set.</summary>
/// <param name="version">The version: the next number of the set, or a timestamp of 8 digits or more.</param>
/// <param name="name">The name that the history records, as <c>encrypt_plaintext_tokens</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataMigrationAttribute(long version, string name) : Attribute
{
    /// <summary>The version of the migration in its set.</summary>
    public long Version { get; } = version;

    /// <summary>The name that the history records.</summary>
    public string Name { get; } = name;

    /// <summary>The class with <see cref="MigrationSetAttribute"/> it belongs to; needed where a program has several.</summary>
    public Type? Set { get; set; }

    /// <summary>
    /// A text that becomes part of the checksum. C# code is not hashed; change this where a change of the code is
    /// another migration. The default is <see langword="null"/>.
    /// </summary>
    public string? Revision { get; set; }
}
