namespace Godwit;

/// <summary>
/// Makes a <c>sealed partial class</c> a migration set: the scripts of one folder and the data migrations of the
/// program, checked at build time and emitted as one ordered registry.
/// </summary>
/// <param name="folder">The folder of the scripts, relative to the project, with forward slashes.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MigrationSetAttribute(string folder = "Migrations") : Attribute
{
    /// <summary>The folder of the scripts, relative to the project. The default is <c>Migrations</c>.</summary>
    public string Folder { get; } = folder;

    /// <summary>
    /// The oldest SQLite version that must be able to run the set, as <c>3.35</c> or <c>3.35.5</c>. SQL that is newer
    /// fails the build. The default, <see langword="null"/>, allows all that Godwit knows.
    /// </summary>
    public string? TargetSqlite { get; set; }

    /// <summary>
    /// The history table. Two sets that share one database file need a table each.
    /// The default is <c>schema_migrations</c>.
    /// </summary>
    public string HistoryTable { get; set; } = "schema_migrations";
}
