namespace Godwit;

/// <summary>The disk is full, or has less room than the backup, the journal and the changes can need.</summary>
public sealed class NotEnoughSpaceException : MigrationException
{
    internal NotEnoughSpaceException(string? path, long required, long available, Exception? innerException = null)
        : base(
            required > 0
                ? $"The database '{path}' needs {Megabytes(required)} of free space to be updated safely, and {Megabytes(available)} are free."
                : $"The disk of the database '{path}' is full.",
            "Free some disk space, then start the program again.",
            innerException)
    {
        DatabasePath = path;
        Required = required;
        Available = available;
    }

    /// <summary>The bytes that the run may need; 0 where the disk became full on the way.</summary>
    public long Required { get; }

    /// <summary>The bytes that are free.</summary>
    public long Available { get; }

    private static string Megabytes(long bytes) => $"{Math.Ceiling(bytes / 1048576.0):0} MB";
}
