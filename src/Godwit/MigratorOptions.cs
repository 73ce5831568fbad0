using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Godwit;

/// <summary>How a <see cref="Migrator"/> works. The defaults are right for an application that migrates itself at its start.</summary>
public sealed class MigratorOptions
{
    /// <summary>Where the constructors of data migrations get their parameters from. Scoped services live as long as the one migration
    /// that asks for them, and are disposed after it. The default has no services.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where the run writes its log. The default is the logger factory of <see cref="Services"/>, or none.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Is told what the run is doing. The default is none.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }

    /// <summary>
    /// How long to wait for programs that write the database and are no migrators; for a migrator the run waits as long
    /// as it lives. The default is 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The timeout must not be negative.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many backups to keep, and as many of what restores have replaced; at least 1. The default is 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int BackupsKept
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one backup is kept.");
    } = 3;

    /// <summary>
    /// Runs on each connection that is opened to the database or to a backup of it: register the functions and
    /// collations that the schema uses. The default does nothing.
    /// </summary>
    public Action<SqliteConnection>? ConfigureConnection { get; init; }

    /// <summary>
    /// How closely the schema must match the one that the build computed, before COMMIT. The default,
    /// <see cref="SchemaCheck.Complete"/>, fails where something is missing or different.
    /// </summary>
    public SchemaCheck SchemaCheck { get; init; }

    /// <summary>
    /// What becomes of a resumable migration that is ended half way. The default, <see cref="WhenInterrupted.Resume"/>,
    /// goes on at the next start. It decides nothing for other migrations, which are always taken back.
    /// </summary>
    public WhenInterrupted WhenInterrupted { get; init; }

    /// <summary>The clock that names backups. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Called at each boundary of a run, so that tests can end the process there.</summary>
    internal Action<string>? Boundary { get; init; }
}
