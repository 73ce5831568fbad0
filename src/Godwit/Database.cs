using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// A database file and how to open it. A path converts to it; <c>EncryptedDatabase</c> in Godwit.Encryption is one
/// that is unlocked with a key.
/// </summary>
public class Database
{
    /// <summary>Names a database file, which need not exist yet.</summary>
    /// <param name="path">The file, absolute or relative to the current folder.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public Database(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>
    /// True where <see cref="Unlock"/> makes the file's content unreadable without a key, so that every copy must be
    /// made under the same key.
    /// </summary>
    public virtual bool IsEncrypted => false;

    /// <summary>
    /// Called on every connection that Godwit opens to this file or to a backup of it, before the first statement.
    /// </summary>
    /// <param name="connection">An open connection that has not read the file yet.</param>
    protected internal virtual void Unlock(SqliteConnection connection)
    {
    }

    /// <summary>A plain database file.</summary>
    /// <param name="path">The file, absolute or relative to the current folder.</param>
    public static implicit operator Database(string path) => new(path);

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
