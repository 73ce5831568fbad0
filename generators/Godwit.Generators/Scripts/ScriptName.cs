namespace Godwit.Generators;

/// <summary>What the name of a script says.</summary>
/// <param name="Version">The version.</param>
/// <param name="Name">The name, as the history records it.</param>
/// <param name="IsDown">True for the way back.</param>
internal sealed record ScriptName(long Version, string Name, bool IsDown)
{
    /// <summary>Versions of eight digits or more are timestamps: ordered and unique, gaps allowed.</summary>
    public static bool IsTimestamp(long version) => version >= 10_000_000;
}
