using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Applies a migration set to a database: backed up, in one transaction, verified, rolled back when anything fails.</summary>
/// <param name="set">The migrations, as the generator emits them.</param>
/// <param name="options">How to work; <see langword="null"/> for the defaults.</param>
public sealed class Migrator(MigrationSet set, MigratorOptions? options = null)
{
    private readonly MigrationSet _set = set ?? throw new ArgumentNullException(nameof(set));
    private readonly MigratorOptions _options = options ?? new MigratorOptions();

    /// <summary>
    /// Brings the database to the newest version of the set. With nothing to do it costs little more than opening the
    /// file, and writes nothing. The work is done on a thread of the pool.
    /// </summary>
    /// <param name="database">The file; a path converts to it. A missing or empty file becomes a new database.</param>
    /// <param name="cancellationToken">Interrupts the run; the database is then as it was, or half way through a resumable migration.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The named fact that kept the run from its end, and the state of the database.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; its message says where a resumable migration is half way, and else the database is as it was.</exception>
    public Task<MigrationReport> MigrateAsync(Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Task.Run(() => new FileRun(_set, _options, ConnectionsTo(database)).MigrateAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Brings the database of an open connection to the newest version of the set, for databases in memory: no lock file
    /// and no backup, all else is the same. Resumable migrations run in the one transaction too. An authorizer or a commit hook of the connection's own is removed.
    /// </summary>
    /// <param name="connection">An open connection without a transaction. It stays open.</param>
    /// <param name="cancellationToken">Interrupts the run; the database is then as it was.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">The named fact that kept the run from its end, and the state of the database.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled, and the database is as it was.</exception>
    public Task<MigrationReport> MigrateAsync(SqliteConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return Task.Run(() => new ConnectionRun(_set, _options, connection).MigrateAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Brings the database to a version of the set, up or down; down scripts run in reverse, with the same guarantees.
    /// </summary>
    /// <param name="database">The file; a path converts to it.</param>
    /// <param name="version">The version to go to; one below the first takes everything back.</param>
    /// <param name="cancellationToken">Interrupts the run; the database is then as it was.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MissingDownScriptException">Migrations on the way back have no down script; nothing was changed.</exception>
    /// <exception cref="MigrationException">The named fact that kept the run from its end, and the state of the database.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled, and the database is as it was.</exception>
    public Task<MigrationReport> MigrateToAsync(Database database, long version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Task.Run(() => new FileRun(_set, _options, ConnectionsTo(database), version).MigrateAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Says how the database stands to the set, without migrating it: it reads, writes nothing and waits for no migrator, so
    /// that a program can look while another is at work.
    /// </summary>
    /// <param name="database">The file; a path converts to it.</param>
    /// <param name="cancellationToken">Cancels the wait for a program that keeps even readers out.</param>
    /// <returns>What the next start would find, as far as it can go on; what would be refused is thrown.</returns>
    /// <exception cref="MigrationException">The database cannot be read, or its history and the set do not belong together.</exception>
    public Task<DatabaseStatus> GetStatusAsync(Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Task.Run(() => new StatusLook(_set, _options, ConnectionsTo(database)).RunAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Runs the whole upgrade on a copy of the database, in a folder beside it that is deleted at the end, and reports
    /// what it would do: duration, disk, rows and schema. The database itself is only read.
    /// </summary>
    /// <param name="database">The file; a path converts to it.</param>
    /// <param name="cancellationToken">Cancels; the copy is deleted.</param>
    /// <returns>What the upgrade did to the copy.</returns>
    /// <exception cref="MigrationException">The named fact that would keep the upgrade from its end; the database is unchanged.</exception>
    public Task<RehearsalReport> RehearseAsync(Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Task.Run(() => new Rehearsal(_set, _options, database, RealPath(database)).RunAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Makes a checked backup beside the database, as a run does before it changes anything, and deletes the oldest beyond
    /// <see cref="MigratorOptions.BackupsKept"/>. Programs that write wait meanwhile; those that read do not.
    /// </summary>
    /// <param name="database">The file; a path converts to it.</param>
    /// <param name="cancellationToken">Cancels; the unfinished copy is removed.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="MigrationException">The named fact that kept it from being made.</exception>
    public Task<BackupInfo> BackUpAsync(Database database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Task.Run(() => new BackupRun(_set, _options, ConnectionsTo(database)).BackUpAsync(cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Puts the database back as a backup has it. The backup is verified first: whole, readable with the key at hand, and
    /// with a history that this program knows. What is there now is kept as <c>.replaced_…</c>; the backup stays.
    /// </summary>
    /// <param name="database">The file; a path converts to it. It may be damaged or missing.</param>
    /// <param name="backupPath">The backup.</param>
    /// <param name="cancellationToken">Cancels before the first change; the restore itself runs to its end.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="BackupMismatchException">The file is no backup of this database for this program; nothing was changed.</exception>
    /// <exception cref="MigrationException">The named fact that kept it from its end.</exception>
    public Task<RestoreReport> RestoreAsync(Database database, string backupPath, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentException.ThrowIfNullOrWhiteSpace(backupPath);
        var backup = Path.GetFullPath(backupPath);
        return Task.Run(() => new BackupRun(_set, _options, ConnectionsTo(database)).RestoreAsync(backup, cancellationToken), cancellationToken);
    }

    /// <summary>The backups beside the database, the newest first.</summary>
    /// <param name="database">The file; a path converts to it.</param>
    public IReadOnlyList<BackupInfo> ListBackups(Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new BackupRun(_set, _options, ConnectionsTo(database)).List();
    }

    private Connections ConnectionsTo(Database database) => new(database, _options, RealPath(database));

    /// <summary>Two names of one file must lead to the same locks and backups.</summary>
    private static string RealPath(Database database) =>
        new FileInfo(database.Path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : database.Path;
}
