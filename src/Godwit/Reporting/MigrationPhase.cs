namespace Godwit;

/// <summary>What a run is doing.</summary>
public enum MigrationPhase
{
    /// <summary>Reads the history.</summary>
    Inspecting,

    /// <summary>Waits for another program that migrates or writes.</summary>
    Waiting,

    /// <summary>Copies the database into the backup and checks it.</summary>
    BackingUp,

    /// <summary>Runs the migrations.</summary>
    Applying,

    /// <summary>Checks the result before it is committed.</summary>
    Verifying,

    /// <summary>Puts the database back as the backup has it.</summary>
    Restoring,

    /// <summary>Does what is owed after the commit.</summary>
    Finishing,

    /// <summary>Is done.</summary>
    Done,
}
