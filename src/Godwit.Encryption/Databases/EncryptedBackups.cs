using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The backups of a database follow it: under the same key, and never in plaintext.</summary>
internal static class EncryptedBackups
{
    /// <summary>Brings each backup under a key: encrypts what is plaintext, re-encrypts what a former key opens. Can be repeated.</summary>
    /// <returns>The backups that no key opens; they are left as they are.</returns>
    public static IReadOnlyList<string> BringUnder(string database, DatabaseKey key, IReadOnlyList<DatabaseKey> known)
    {
        foreach (var unfinished in BackupName.Unfinished(database))
            File.Delete(unfinished);
        return [.. BackupName.List(database).Select(backup => backup.Path).Where(backup => !BringBackupUnder(backup, key, known))];
    }

    private static bool BringBackupUnder(string backup, DatabaseKey key, IReadOnlyList<DatabaseKey> known)
    {
        try
        {
            if (FileStates.Of(backup) == FileState.Plaintext)
                return Encrypt(backup, key);
            using var wanted = new EncryptedDatabase(backup, key);
            return wanted.TryRead() is null || known.Any(former => Rekey(backup, key, former));
        }
        catch (Exception error) when (error is SqliteException or EncryptedDatabaseException)
        {
            return false;
        }
    }

    private static bool Encrypt(string backup, DatabaseKey key)
    {
        using var source = FileStates.Connect(backup, SqliteOpenMode.ReadWrite);
        FileStates.TakeAlone(source);
        DatabaseExport.Replace(source, backup, key, null);
        return true;
    }

    private static bool Rekey(string backup, DatabaseKey key, DatabaseKey former)
    {
        using var old = new EncryptedDatabase(backup, former);
        if (old.TryRead() is not null)
            return false;
        using var connection = old.Open();
        FileStates.TakeAlone(connection);
        Codec.Rekey(connection, key);
        return true;
    }
}
