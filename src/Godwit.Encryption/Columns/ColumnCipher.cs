namespace Godwit;

/// <summary>
/// Encrypts the values of columns with AES-256-GCM. A value is stored as <c>enc:v1:&lt;key id&gt;:&lt;base64&gt;</c> and can be
/// read only in the table, column and row that it was written for. Safe for use from several threads.
/// </summary>
/// <remarks>
/// Nonces are random, so replace a key before it has encrypted 2^32 values. Several keys can be held: values are written
/// under the first, and read under whichever they name.
/// </remarks>
public sealed class ColumnCipher : IDisposable
{
    private readonly Dictionary<string, SealingKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SealingKey>.AlternateLookup<ReadOnlySpan<char>> _keysById;

    /// <summary>A cipher with its keys, which it copies.</summary>
    /// <param name="current">The key that new values are written under.</param>
    /// <param name="former">Keys that are only read with.</param>
    /// <exception cref="ArgumentException">Two keys have the same id.</exception>
    public ColumnCipher(DatabaseKey current, params IEnumerable<DatabaseKey> former)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(former);
        Current = new SealingKey(current);
        _keys.Add(current.Id, Current);
        foreach (var key in former)
            _keys.Add(key.Id, new SealingKey(key));
        _keysById = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The id of the key that new values are written under.</summary>
    public string KeyId => Current.Id;

    internal SealingKey Current { get; }

    /// <summary>True where a text is in the format of an encrypted value. It need not be one that this cipher can read.</summary>
    /// <param name="value">The text of a column.</param>
    public static bool IsEncrypted(ReadOnlySpan<char> value) => EncryptedValue.TryParse(value, out _);

    /// <summary>The encrypted values of one column. Keep it: it holds what all rows share.</summary>
    /// <param name="table">The table, in any case.</param>
    /// <param name="column">The column, in any case.</param>
    public EncryptedColumn Column(string table, string column) => new(this, table, column);

    /// <summary>Overwrites the keys.</summary>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    internal SealingKey? Find(ReadOnlySpan<char> id) => _keysById.TryGetValue(id, out var key) ? key : null;
}
