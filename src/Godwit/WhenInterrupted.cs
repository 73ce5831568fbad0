namespace Godwit;

/// <summary>What becomes of a resumable migration that a kill or a failure ended half way.</summary>
public enum WhenInterrupted
{
    /// <summary>
    /// What is done stays, and the next start goes on behind it. Other programs can read between two batches, and are told
    /// that the database is being migrated.
    /// </summary>
    Resume,

    /// <summary>
    /// The backup is restored. The run holds the file alone from beginning to end, and a start that finds a migration half
    /// way, however it was begun, restores the backup before it does anything else.
    /// </summary>
    Restore,
}
