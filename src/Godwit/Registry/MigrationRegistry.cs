using System.ComponentModel;

namespace Godwit;

/// <summary>
/// What generated code hands to <see cref="MigrationSet"/>: constants that a start with nothing to do needs, and the
/// packed table, texts and factories that are read only when something is pending. Not meant to be written by hand.
/// </summary>
/// <remarks>
/// <see cref="Table"/> is UTF-8, one line per step in the order of versions, fields separated by tabs:
/// <code>
/// version  name  checksum  sql|code  parts  [key | key=value] …
/// </code>
/// <c>parts</c> is the number of literals that <see cref="Script"/> returns for the step (0 for code and resources). Keys:
/// <list type="bullet">
/// <item><c>baseline</c>, <c>idempotent</c>, <c>no-transaction</c>, <c>erases-plaintext</c>: the directives of the script.</item>
/// <item><c>shrinks=table</c> (repeatable), <c>compatible-with=version</c>: directives with a value. A data migration says
/// these, and <c>erases-plaintext</c>, by its attribute.</item>
/// <item><c>resumable</c>: a data migration that commits batch by batch.</item>
/// <item><c>was=v1:…</c> (repeatable): former checksums that the lock file accepts.</item>
/// <item><c>down=parts</c>: the number of literals of the down script.</item>
/// <item><c>resource=name</c> and <c>sha256=hex</c>: the text is an embedded resource, and the hash of its normalised UTF-8.</item>
/// <item><c>table=statement:name</c>, <c>column=statement:table:name</c> (repeatable): in an <c>idempotent</c> or
/// <c>baseline</c> script, the zero-based statement that creates that table or adds that column.</item>
/// </list>
/// <c>%</c>, tab, newline, carriage return and, inside table names, <c>:</c> are percent-encoded in values.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MigrationRegistry
{
    /// <summary>The name of the set: the full name of the class that carries the attribute.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// 31 bits, never 0, over the versions and first released checksums; see the fast check. A chain of SHA-256: it
    /// starts with that of <c>godwit 0</c>, and each step hashes the former hash followed by its version, a space and
    /// its first <c>was</c> or else its checksum. The first four bytes of the last one, big-endian and without the
    /// sign, are the fingerprint; another number than 0 after <c>godwit</c> replaces one that a shorter set has too.
    /// </summary>
    public abstract int Fingerprint { get; }

    /// <summary>The number of steps.</summary>
    public abstract int Count { get; }

    /// <summary>The version of the last step, or -1 in an empty set.</summary>
    public abstract long LatestVersion { get; }

    /// <summary>The SQLite version that the scripts need, as <c>sqlite3_libversion_number</c> counts: 3.35.0 is 3035000. 0 where any will do.</summary>
    public virtual int RequiredSqlite => 0;

    /// <summary>The history table.</summary>
    public virtual string HistoryTable => "schema_migrations";

    /// <summary>True where a script sets <c>user_version</c> itself, so that the fast check must stay off.</summary>
    public virtual bool OwnsUserVersion => false;

    /// <summary>The packed table.</summary>
    public abstract ReadOnlySpan<byte> Table { get; }

    /// <summary>One literal of a script: normalised UTF-8, cut between statements, ending in NUL.</summary>
    /// <param name="step">The zero-based step.</param>
    /// <param name="part">The zero-based literal.</param>
    public virtual ReadOnlySpan<byte> Script(int step, int part) => throw new ArgumentOutOfRangeException(nameof(step));

    /// <summary>One literal of a down script.</summary>
    /// <inheritdoc cref="Script"/>
    public virtual ReadOnlySpan<byte> DownScript(int step, int part) => throw new ArgumentOutOfRangeException(nameof(step));

    /// <summary>
    /// What a step changes in the schema, as the build computed it: UTF-8, one line per fact, each behind <c>+</c> (comes) or
    /// <c>-</c> (goes). Empty where it changes nothing. The schema after a step is what remains of the lines of all steps up
    /// to it; a line <c>unknown</c> says that it could not be computed.
    /// </summary>
    /// <param name="step">The zero-based step.</param>
    public virtual ReadOnlySpan<byte> Schema(int step) => default;

    /// <summary>Opens the embedded resource of a script that is too large for literals.</summary>
    /// <param name="resource">The resource's name in the manifest.</param>
    public virtual Stream? OpenResource(string resource) => null;

    /// <summary>Creates the data migration of a step with the services of its constructor.</summary>
    /// <param name="step">The zero-based step.</param>
    /// <param name="services">The services given to the migrator.</param>
    public virtual IDataMigration Create(int step, IServiceProvider services) => throw new ArgumentOutOfRangeException(nameof(step));

    /// <summary>A service that a data migration's constructor asks for.</summary>
    /// <param name="services">The services given to the migrator.</param>
    /// <param name="migration">Version, name and class of the migration, for the message.</param>
    /// <exception cref="InvalidOperationException">The services hold no <typeparamref name="T"/>.</exception>
    protected static T Service<T>(IServiceProvider services, string migration)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException(
                $"Migration {migration} needs a {typeof(T)} in its constructor, and MigratorOptions.Services provides none. " +
                "Register it there.");
    }

    /// <summary>A service that a data migration can do without.</summary>
    /// <param name="services">The services given to the migrator.</param>
    /// <param name="fallback">What the constructor gets where the services hold no <typeparamref name="T"/>.</param>
    protected static T ServiceOr<T>(IServiceProvider services, T fallback)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService(typeof(T)) is T service ? service : fallback;
    }
}
