namespace Godwit;

/// <summary>A copy of a table that <see cref="TableBackups"/> made cannot be restored. Nothing was changed.</summary>
public sealed class TableBackupException : MigrationException
{
    internal TableBackupException(string table, string reason, Exception? innerException = null)
        : base($"The table '{table}' cannot be restored from its copy: {reason}.", "Start the program again; if it happens again, contact support with this message.", innerException)
    {
        Table = table;
        Reason = reason;
    }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>Why its copy cannot be restored.</summary>
    public string Reason { get; }
}
