namespace Godwit;

/// <summary>
/// The keys of one entry: the current one, and those it replaced. A restored copy, or a second profile of the same
/// program, may still be under one of them.
/// </summary>
internal sealed class KeyRing(IReadOnlyList<DatabaseKey> keys) : IDisposable
{
    /// <summary>Eight keys fit into the 2,560 bytes that Windows can hold.</summary>
    private const int Most = 8;

    public static KeyRing Empty { get; } = new([]);

    /// <summary>The current key; null in an empty ring.</summary>
    public DatabaseKey? Current => keys.Count > 0 ? keys[0] : null;

    public IEnumerable<DatabaseKey> Former => keys.Skip(1);

    /// <summary>The keys to store when another one becomes the current key.</summary>
    public IReadOnlyList<DatabaseKey> With(DatabaseKey current) =>
        [current, .. keys.Where(key => !key.IsSameKeyAs(current)).Take(Most - 1)];

    public void Dispose()
    {
        foreach (var key in keys)
            key.Dispose();
    }
}
