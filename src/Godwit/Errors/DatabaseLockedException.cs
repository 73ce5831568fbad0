namespace Godwit;

/// <summary>Another program holds the database longer than <see cref="MigratorOptions.LockTimeout"/>.</summary>
public sealed class DatabaseLockedException : MigrationException
{
    internal DatabaseLockedException(string? path, TimeSpan waited, Exception? innerException = null)
        : base($"The database '{path}'{Medium.Clause(path)} is in use by another program; waited {waited.TotalSeconds:0.#} s.", "Close other programs that use this database, then start the program again.", innerException)
    {
        DatabasePath = path;
        Waited = waited;
    }

    /// <summary>How long the run waited.</summary>
    public TimeSpan Waited { get; }
}
