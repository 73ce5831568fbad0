namespace Godwit;

/// <summary>The key file of a former program could not be taken over. The file, the key store and the database are as they were.</summary>
public sealed class KeyStoreImportException : Exception
{
    private KeyStoreImportException(KeyStoreImportFault fault, string file, string message)
        : base(message)
    {
        Fault = fault;
        File = file;
    }

    /// <summary>What is wrong.</summary>
    public KeyStoreImportFault Fault { get; }

    /// <summary>The key file.</summary>
    public string File { get; }

    internal static KeyStoreImportException NotAKeyStore(string file) => new(
        KeyStoreImportFault.NotAKeyStore,
        file,
        $"'{file}' is damaged, or another program or a newer version wrote it. Restore it from a backup of the profile folder. Nothing was changed.");

    internal static KeyStoreImportException NoPassword(string file, KeyStoreAnswer answer) => new(
        KeyStoreImportFault.NoPassword,
        file,
        $"The password that protects '{file}' cannot be read from the system's key store ({answer}). Unlock it, allow the access, and start the program again. Nothing was changed.");

    internal static KeyStoreImportException NotDecrypted(string file) => new(
        KeyStoreImportFault.NotDecrypted,
        file,
        $"The key in '{file}' was protected by another user or on another machine. Start the program as that user, or bring back that user's keyring. Nothing was changed.");

    internal static KeyStoreImportException DoesNotOpen(string file, string database) => new(
        KeyStoreImportFault.DoesNotOpen,
        file,
        $"The key in '{file}' does not open '{database}'. Put the two files of the same profile together, or restore both from one backup. Nothing was changed.");
}
