using System.Collections.Concurrent;

namespace Godwit;

/// <summary>A key store for tests: it forgets everything with the process. Set <see cref="Status"/> to see what a program does with a store that is locked or gone.</summary>
public sealed class InMemoryKeyStore : IKeyStore
{
    private readonly ConcurrentDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>What every call answers. The default, <see cref="KeyStoreStatus.Found"/>, answers truthfully.</summary>
    public KeyStoreStatus Status { get; set; } = KeyStoreStatus.Found;

    /// <summary>The names of the entries.</summary>
    public IReadOnlyCollection<string> Entries => [.. _entries.Keys];

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
        Answer(() => _entries.TryGetValue(entry, out var secret) ? KeyStoreAnswer.Found(secret) : Absent(entry), cancellationToken);

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default) =>
        Answer(
            () =>
            {
                _entries[entry] = secret.ToArray();
                return KeyStoreAnswer.Found([]);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
        Answer(
            () =>
            {
                _entries.TryRemove(entry, out _);
                return Absent(entry);
            },
            cancellationToken);

    private static KeyStoreAnswer Absent(string entry) => KeyStoreAnswer.Of(KeyStoreStatus.NotFound, $"There is no entry '{entry}'.");

    private Task<KeyStoreAnswer> Answer(Func<KeyStoreAnswer> truth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Status == KeyStoreStatus.Found ? truth() : KeyStoreAnswer.Of(Status, "The test said so."));
    }
}
