using Godwit;

namespace OpenChime;

/// <summary>Where the key of a database's tokens is kept: in the system's key store, or, where the user asked for it, in a file.</summary>
internal sealed class KeyPlace(string database, bool isFile)
{
    private const string ApplicationId = "org.example.openchime";

    private readonly string _folder = database + ".keys";

    public IKeyStore Store { get; } = isFile ? new KeyFileStore(database + ".keys") : OsKeyStore.Default(ApplicationId);

    /// <summary>As a sentence names it.</summary>
    public string Description => isFile ? $"the folder {_folder}" : Store.Name;

    /// <summary>True where the key may be in a file although this start looks in the key store.</summary>
    public bool HasForgottenFile => !isFile && Directory.Exists(_folder);
}
