namespace Godwit;

/// <summary>What the generator makes of a class with <see cref="MigrationSetAttribute"/>.</summary>
public interface IMigrationSet
{
    /// <summary>The ordered registry of the set.</summary>
    static abstract MigrationSet Migrations { get; }
}
