using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Copies a database into one under another key, with what belongs to the file and not to its schema, and compares the
/// two. The copy is encrypted from its first byte on where a key is given.
/// </summary>
internal static class DatabaseExport
{
    private const string Suffix = ".encrypting";

    /// <summary>Puts an encrypted copy in the place of a file that <paramref name="source"/> has open for itself alone.</summary>
    public static void Replace(SqliteConnection source, string path, DatabaseKey key, IProgress<EncryptionStep>? progress)
    {
        var copy = path + Suffix;
        Copy(source, copy, key);
        using (var database = new EncryptedDatabase(copy, key))
        using (var connection = database.Open())
            DatabaseCheck.Run(connection, copy);
        Finish(copy);
        progress?.Report(EncryptionStep.Exported);

        // The source's WAL is empty now. It must not be there with frames when the copy has its name, and the source's
        // connection must not delete it when another program may use it already.
        Codec.KeepWal(source);
        File.Delete(path + "-journal");
        if (OperatingSystem.IsWindows())
            source.Dispose();
        PrivateFile.Rename(copy, path);
        progress?.Report(EncryptionStep.Replaced);
    }

    /// <summary>Writes a plaintext copy.</summary>
    public static void WritePlaintext(SqliteConnection source, string destination)
    {
        var copy = destination + BackupName.Partial;
        Copy(source, copy, null);
        using (var connection = FileStates.Connect(copy, SqliteOpenMode.ReadWrite))
            DatabaseCheck.Run(connection, copy);
        Finish(copy);
        File.Move(copy, destination, overwrite: false);
        DurableFiles.SyncFolderOf(destination);
    }

    private static void Copy(SqliteConnection source, string copy, DatabaseKey? key)
    {
        Discard(copy);
        OwnFiles.Create(copy);
        var wal = source.Text("PRAGMA main.journal_mode") == "wal";
        if (wal && source.Number("PRAGMA main.wal_checkpoint(TRUNCATE)") != 0)
            throw EncryptedDatabaseException.InUse(source.DataSource);
        source.Execute("ATTACH ? AS copy KEY ''", copy);
        try
        {
            if (key is not null)
                Codec.SetKey(source, "copy", key, null);
            else
                source.Execute($"PRAGMA copy.page_size = {source.Number("PRAGMA main.page_size")}");
            source.Execute($"PRAGMA copy.auto_vacuum = {source.Number("PRAGMA main.auto_vacuum")}");
            SchemaCopy.Run(source);
            source.Execute($"PRAGMA copy.user_version = {source.Number("PRAGMA main.user_version")}");
            source.Execute($"PRAGMA copy.application_id = {source.Number("PRAGMA main.application_id")}");
            Compare(source);
            if (wal)
                source.Text("PRAGMA copy.journal_mode = WAL");
        }
        finally
        {
            source.Execute("DETACH copy");
        }
    }

    private static void Compare(SqliteConnection source)
    {
        const string Objects = "SELECT group_concat(line, char(10)) FROM (SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) AS line FROM {0}.sqlite_master ORDER BY 1)";
        if (source.Text(Objects.Replace("{0}", "main", StringComparison.Ordinal)) != source.Text(Objects.Replace("{0}", "copy", StringComparison.Ordinal)))
            throw EncryptedDatabaseException.CopyDiffers(source.DataSource, "its schema");
        foreach (var table in SchemaCopy.Tables(source))
        {
            if (source.Number($"SELECT count(*) FROM main.{Sqlite.Quote(table)}") != source.Number($"SELECT count(*) FROM copy.{Sqlite.Quote(table)}"))
                throw EncryptedDatabaseException.CopyDiffers(source.DataSource, $"the rows of table '{table}'");
        }
    }

    private static void Finish(string copy)
    {
        DurableFiles.Sync(copy);
        File.Delete(copy + "-wal");
        File.Delete(copy + "-shm");
    }

    private static void Discard(string copy)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(copy + suffix);
    }
}
