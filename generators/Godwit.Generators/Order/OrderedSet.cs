namespace Godwit.Generators;

/// <summary>A set with its steps in order, and what the scripts' names got wrong.</summary>
internal sealed record OrderedSet(SetClass Set, EquatableArray<Step> Steps, EquatableArray<Problem> Problems)
{
    /// <summary>The scripts of the steps, ways back included.</summary>
    public IEnumerable<Script> Scripts => Steps.SelectMany(step => new[] { step.Script, step.Down }).OfType<Script>();
}

/// <summary>One entry of the registry: a script or a class, and the way back if there is one.</summary>
internal sealed record Step(long Version, string Name, Script? Script, DataMigrationClass? DataMigration, Script? Down)
{
    public string Checksum => Script?.Checksum ?? DataMigrationChecksum.Of(DataMigration!);
}
