using Microsoft.Data.Sqlite;

namespace Godwit.Encryption.Tests;

public sealed class EncryptedDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseKey _key = DatabaseKey.Generate();

    private string File => _folder["app.db"];

    [Fact]
    public void What_is_written_is_read_again_and_the_file_shows_nothing_of_it()
    {
        Fill(File, _key);

        using var database = new EncryptedDatabase(File, _key);
        database.Verify();
        using var connection = database.Open();
        Assert.Equal("marker-data", connection.Text("SELECT text FROM notes"));
        Assert.DoesNotContain("marker-data", System.Text.Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(File)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_is_told_from_damage_by_the_key_check()
    {
        Fill(File, _key);
        using var wrong = DatabaseKey.Generate();

        Assert.Equal(EncryptedDatabaseFault.WrongKeyOrDamaged, FaultOf(File, wrong));
        Remember(_key);
        Assert.Equal(EncryptedDatabaseFault.WrongKey, FaultOf(File, wrong));
        Damage(100);
        Assert.Equal(EncryptedDatabaseFault.WrongKey, FaultOf(File, wrong));
        Assert.Equal(EncryptedDatabaseFault.Damaged, FaultOf(File, _key));
    }

    [Fact]
    public void A_plaintext_file_is_told_before_anything_is_read()
    {
        using (var connection = FileStates.Connect(File, SqliteOpenMode.ReadWriteCreate))
        {
            connection.Batch("CREATE TABLE t(x)");
        }

        Assert.Equal(EncryptedDatabaseFault.Plaintext, FaultOf(File, _key));
    }

    [Fact]
    public void A_database_that_became_empty_is_not_taken_for_a_new_one()
    {
        Fill(File, _key);
        Remember(_key);
        System.IO.File.WriteAllBytes(File, []);
        Assert.Equal(EncryptedDatabaseFault.Empty, FaultOf(File, _key));
    }

    [Fact]
    public void A_file_that_does_not_exist_yet_is_fine()
    {
        using var database = new EncryptedDatabase(File, _key);
        database.Verify();
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void An_older_format_is_named_and_opens_when_it_is_asked_for()
    {
        var older = SqlCipherLibrary.Major == 3 ? 1 : 3;
        Fill(File, _key, older);

        using (var database = new EncryptedDatabase(File, _key))
        {
            var error = Assert.Throws<EncryptedDatabaseException>(database.Verify);
            Assert.Equal(EncryptedDatabaseFault.OtherCipherVersion, error.Fault);
            Assert.Contains($"SQLCipher {older}", error.Message, StringComparison.Ordinal);
        }

        using var compatible = new EncryptedDatabase(File, _key) { CipherCompatibility = older };
        compatible.Verify();
    }

    [Fact]
    public void A_newer_format_than_the_library_can_read_is_told_by_the_key_check()
    {
        Fill(File, _key);
        (new KeyCheck { Checks = [_key.CheckValue()], Cipher = "9.0.1" }).Write(File);
        Damage(20);
        Assert.Equal(EncryptedDatabaseFault.OtherCipherVersion, FaultOf(File, _key));
    }

    [Fact]
    public void A_connection_is_not_pooled_so_that_the_next_one_needs_the_key()
    {
        Fill(File, _key);
        using (var database = new EncryptedDatabase(File, _key))
            database.Open().Dispose();
        using var unlocked = FileStates.Connect(File, SqliteOpenMode.ReadWriteCreate);
        Assert.Equal(26, Assert.Throws<SqliteException>(() => unlocked.Number("SELECT count(*) FROM sqlite_master")).SqliteErrorCode);
    }

    [Fact]
    public void A_library_without_the_key_functions_gets_the_key_by_a_pragma()
    {
        Fill(File, _key);
        using var connection = FileStates.Connect(File, SqliteOpenMode.ReadWrite);
        if (Codec.IsMultipleCiphers)
        {
            connection.Text("PRAGMA cipher = 'sqlcipher'");
            connection.Text("PRAGMA legacy = 4");
        }

        Codec.HandOverByStatement(connection, "main", _key, "key");
        Assert.Equal("marker-data", connection.Text("SELECT text FROM notes"));
    }

    [Fact]
    public void A_disposed_database_opens_nothing()
    {
        var database = new EncryptedDatabase(File, _key);
        database.Dispose();
        Assert.Throws<ObjectDisposedException>(() => database.Open());
    }

    [Fact]
    public void The_caller_may_dispose_the_key_at_once()
    {
        var key = DatabaseKey.Generate();
        using var database = new EncryptedDatabase(File, key);
        key.Dispose();
        database.Open().Dispose();
    }

    [Fact]
    public void No_message_shows_the_key()
    {
        Fill(File, _key);
        using var wrong = DatabaseKey.Generate();
        using var database = new EncryptedDatabase(File, wrong);
        var text = Assert.Throws<EncryptedDatabaseException>(database.Verify).ToString();
        Assert.DoesNotContain(Convert.ToHexString(wrong.Bytes), text, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private static void Fill(string path, DatabaseKey key, int? compatibility = null)
    {
        using var database = new EncryptedDatabase(path, key) { CipherCompatibility = compatibility };
        using var connection = database.Open();
        connection.Batch("CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes(text) VALUES ('marker-data')");
    }

    private static EncryptedDatabaseFault FaultOf(string path, DatabaseKey key)
    {
        using var database = new EncryptedDatabase(path, key);
        return Assert.Throws<EncryptedDatabaseException>(database.Verify).Fault;
    }

    private void Remember(DatabaseKey key) => new KeyCheck { Checks = [key.CheckValue()], Cipher = Codec.Version }.Write(File);

    private void Damage(int offset)
    {
        using var stream = System.IO.File.OpenWrite(File);
        stream.Position = offset;
        stream.Write(new byte[200]);
    }
}
