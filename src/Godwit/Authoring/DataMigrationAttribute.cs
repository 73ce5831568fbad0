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

    /// <summary>
    /// True where the migration replaces data by its encrypted form. Once it is committed, old pages are wiped, and backups
    /// that still hold the old data are deleted, the run's own included; what cannot be done yet is tried again at each
    /// start. A script says it as <c>-- godwit: erases-plaintext</c>. The default is <see langword="false"/>.
    /// </summary>
    public bool ErasesPlaintext { get; set; }

    /// <summary>
    /// The tables that may lose rows; a loss in any other fails the run. A script says it as
    /// <c>-- godwit: shrinks accounts</c>. The default is none.
    /// </summary>
    public string[] Shrinks { get; set; } = [];

    /// <summary>
    /// True where the migration goes through tables that are too large for one transaction: each batch of
    /// <see cref="MigrationContext.InBatches"/> is committed together with its place, and a run that was ended goes on behind it.
    /// What stands outside the batches may run again. The default is <see langword="false"/>.
    /// </summary>
    public bool Resumable { get; set; }

    /// <summary>
    /// The oldest version whose programs still work on the database after this migration. A script says it as
    /// <c>-- godwit: compatible-with 12</c>. The default, -1, and other negative numbers declare nothing: older programs refuse
    /// the database.
    /// </summary>
    public long CompatibleWith { get; set; } = -1;
}
