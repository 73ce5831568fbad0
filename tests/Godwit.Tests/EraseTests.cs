using System.Text;

namespace Godwit.Tests;

public sealed class EraseTests
{
    private const string Secret = "plaintext-token-";

    [SkippableTheory]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    [InlineData("PERSIST")]
    [InlineData("WAL")]
    public async Task Nothing_of_the_plaintext_stays_in_any_file(string journal)
    {
        Needs.PlainFile("It searches the files for plaintext.");
        using var database = Plaintext(journal);
        var old = await database.MigrateAsync(First, Journal(journal));
        var report = await database.MigrateAsync(Both, Journal(journal));

        Assert.Null(report.BackupPath);
        Assert.Equal(2, report.Warnings.Count(warning => warning.Contains("was deleted", StringComparison.Ordinal)));
        Assert.False(File.Exists(old.BackupPath));
        Assert.Equal(0, Leftovers(database));
        Assert.Equal(300, database.Number("SELECT count(*) FROM accounts WHERE token LIKE 'enc:%'"));
        Assert.Equal(Both.Build().Registry.Fingerprint, database.Number("PRAGMA user_version"));
        Assert.Equal(0, database.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%owed%'"));
    }

    [Fact]
    public async Task While_a_reader_is_open_it_is_owed_said_and_done_at_the_next_start()
    {
        using var database = Plaintext("WAL");
        using (var reader = database.Open())
        {
            reader.Execute("BEGIN");
            reader.Number("SELECT count(*) FROM accounts");
            var report = await database.MigrateAsync(Both);
            Assert.Contains("could not be wiped", Assert.Single(report.Warnings), StringComparison.Ordinal);
            Assert.Equal(0, database.Number("PRAGMA user_version"));
            Assert.Equal(!TestEngine.IsCipher, Leftovers(database) > 0);
            reader.Execute("COMMIT");
        }

        var next = await database.MigrateAsync(Both);

        Assert.True(next.IsUpToDate);
        Assert.Equal(0, Leftovers(database));
        Assert.Equal(Both.Build().Registry.Fingerprint, database.Number("PRAGMA user_version"));
    }

    [SkippableFact]
    public async Task The_words_of_a_full_text_index_go_too()
    {
        Needs.PlainFile("It searches the files for plaintext.");
        using var database = new TempDatabase("CREATE VIRTUAL TABLE f USING fts4(body)", "CREATE TABLE accounts(id INTEGER PRIMARY KEY, token TEXT)", $"INSERT INTO f VALUES ('{Secret}a')", "INSERT INTO f VALUES ('other')");
        await database.MigrateAsync(new TestSet().Script(1, "wipe", "UPDATE f SET body = 'x' WHERE rowid = 1", "erases-plaintext"));
        Assert.Equal(0, Count(database, "plaintext"));
    }

    private static TestSet First => new TestSet().Script(1, "index", "CREATE INDEX tokens ON accounts(token)");

    private static TestSet Both => First.Script(2, "encrypt", "UPDATE accounts SET token = 'enc:' || id", "erases-plaintext");

    private static TempDatabase Plaintext(string journal) => new(
        $"PRAGMA journal_mode = {journal}",
        "CREATE TABLE accounts(id INTEGER PRIMARY KEY, token TEXT)",
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO accounts SELECT i, '{Secret}' || i || hex(zeroblob(100)) FROM n");

    private static MigratorOptions Journal(string journal) => new() { ConfigureConnection = connection => connection.Text($"PRAGMA journal_mode = {journal}") };

    private static int Leftovers(TempDatabase database) => Count(database, Secret);

    private static int Count(TempDatabase database, string text) => Directory.GetFiles(database.Folder).Sum(file =>
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        return bytes.Count(Encoding.ASCII.GetBytes(text));
    });
}
