using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// Keys in files of mode 0600 in a folder of mode 0700: for a server without a key store, and only where somebody asked
/// for it, since whoever can read the disk can read the keys. A file or folder that others can enter is refused.
/// On Windows the files have the permissions of their folder; choose one in the user's profile.
/// </summary>
public sealed class KeyFileStore : IKeyStore
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder;

    /// <summary>Names the folder of the key files. It is made when the first key is stored.</summary>
    /// <param name="folder">A folder for keys alone.</param>
    public KeyFileStore(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
    }

    /// <inheritdoc/>
    public string Name => "key file";

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> FindAsync(string entry, CancellationToken cancellationToken = default) =>
        Answer(entry, Read, cancellationToken);

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> StoreAsync(string entry, ReadOnlyMemory<byte> secret, CancellationToken cancellationToken = default) =>
        Answer(
            entry,
            file =>
            {
                CreateFolder();
                if (Exposed() is { } exposed)
                    return exposed;
                PrivateFile.Replace(file, secret.Span);
                return KeyStoreAnswer.Found([]);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<KeyStoreAnswer> RemoveAsync(string entry, CancellationToken cancellationToken = default) =>
        Answer(
            entry,
            file =>
            {
                PrivateFile.DiscardPartial(file);
                PrivateFile.Delete(file);
                return Absent(file);
            },
            cancellationToken);

    private static KeyStoreAnswer Absent(string file) => KeyStoreAnswer.Of(KeyStoreStatus.NotFound, $"There is no key file '{file}'.");

    private static async Task<KeyStoreAnswer> Run(Func<KeyStoreAnswer> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException error)
        {
            return KeyStoreAnswer.Of(KeyStoreStatus.Denied, $"{error.Message} Give the user who runs this program access to it.");
        }
        catch (IOException error)
        {
            return KeyStoreAnswer.Of(KeyStoreStatus.Unavailable, $"{error.Message} Check the disk and its free space.");
        }
    }

    private Task<KeyStoreAnswer> Answer(string entry, Func<string, KeyStoreAnswer> work, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry);
        var file = Path.Combine(_folder, Uri.EscapeDataString(entry) + ".key");
        return Run(() => work(file), cancellationToken);
    }

    private KeyStoreAnswer Read(string file)
    {
        if (!File.Exists(file))
            return Absent(file);
        if (Exposed() is { } folder)
            return folder;
        if (Exposed(file, "0600") is { } exposed)
            return exposed;
        using var stream = new FileStream(file, new FileStreamOptions { BufferSize = 0 });
        var secret = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        try
        {
            stream.ReadExactly(secret);
            return KeyStoreAnswer.Found(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private KeyStoreAnswer? Exposed() => Exposed(_folder, "0700");

    private static KeyStoreAnswer? Exposed(string path, string mode) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None
            ? KeyStoreAnswer.Of(KeyStoreStatus.Denied, $"Other users can reach '{path}', so the keys in it may be known. Replace them, and set its mode to {mode}.")
            : null;

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else if (!Directory.Exists(_folder))
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
