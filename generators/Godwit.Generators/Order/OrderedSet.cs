namespace Godwit.Generators;

/// <summary>A set with its steps in order, and what the scripts' names got wrong.</summary>
internal sealed record OrderedSet(SetClass Set, EquatableArray<Step> Steps, EquatableArray<Problem> Problems)
{
    /// <summary>The lock file, or null where there is none.</summary>
    public LockText? Lock { get; init; }

    /// <summary>The scripts of the steps, ways back included.</summary>
    public IEnumerable<Script> Scripts => Steps.SelectMany(step => new[] { step.Script, step.Down }).OfType<Script>();
}

/// <summary>One entry of the registry: a script or a class, and the way back if there is one.</summary>
internal sealed record Step(long Version, string Name, Script? Script, DataMigrationClass? DataMigration, Script? Down)
{
    /// <summary>True where the lock file lists the version.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The former checksums that the lock file accepts, the first released one first.</summary>
    public EquatableArray<string> Former { get; init; }

    public string Checksum => Script?.Checksum ?? DataMigrationChecksum.Of(DataMigration!);
}
