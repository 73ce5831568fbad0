using System.Globalization;

namespace Godwit.Tests;

/// <summary>The database that upgrades are killed on, and what must be true of it afterwards.</summary>
internal static class KillDatabase
{
    /// <summary>Makes it as the older release of the program left it.</summary>
    public static void Fill(Database database, string journal, int rows)
    {
        var connections = new Connections(database, new MigratorOptions(), database.Path);
        using (var connection = connections.Open())
        {
            connection.Text($"PRAGMA journal_mode = {journal}");
            connection.Execute("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT, filler BLOB)");
            connection.Execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) INSERT INTO t SELECT i, 'old', randomblob(150) FROM n", rows);
        }

        new FileRun(KillSets.ByName("older").Build(), new MigratorOptions(), connections).MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        foreach (var backup in BackupName.List(database.Path))
            File.Delete(backup.Path);
    }

    /// <summary>"old" or "new" where every row, the schema and the history agree; an exception where they do not.</summary>
    public static string State(Database database, int rows)
    {
        using var connection = new Connections(database, new MigratorOptions(), database.Path).Open();
        var values = connection.Text("SELECT group_concat(x) FROM (SELECT DISTINCT x FROM t)")!;
        var facts = (
            connection.Text("PRAGMA integrity_check"),
            connection.Number("SELECT count(*) FROM t"),
            connection.Number("SELECT max(version) FROM schema_migrations") > 1);
        return values is "old" or "new" && facts == ("ok", rows, values == "new")
            ? values
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A half state: {values} {facts}."));
    }
}
