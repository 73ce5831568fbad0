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

    /// <summary>
    /// "old" or "new" where every row, the schema and the history agree; "half" where a resumable migration has done the
    /// rows that it says, "partly" where it is complete and what follows is not; an exception where anything disagrees.
    /// </summary>
    public static string State(Database database, int rows)
    {
        using var connection = new Connections(database, new MigratorOptions(), database.Path).Open();
        var values = connection.Text("SELECT group_concat(x) FROM (SELECT DISTINCT x FROM t ORDER BY x)")!;
        var history = connection.Text("SELECT group_concat(name) FROM (SELECT name FROM schema_migrations ORDER BY version)")!;
        var point = new HalfWay(KillSets.ByName("older").Build(), database.Path).Point(connection);
        var done = connection.Number("SELECT count(*) FROM t WHERE x = 'new'");
        var facts = (connection.Text("PRAGMA integrity_check"), connection.Number("SELECT count(*) FROM t"));
        var state = values switch
        {
            _ when point is not null => IsInOrder(connection) && done == point.Rows && !history.Contains("resumable", StringComparison.Ordinal) && connection.Number("PRAGMA user_version") == 0 ? "half" : null,
            "old" when history == "first" => "old",
            "new" when history == "first,index,resumable" => "partly",
            "new" when history != "first" => "new",
            _ => null,
        };
        return state is not null && facts == ("ok", rows)
            ? state
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A half state: {values} {history} {done} {point} {facts}."));
    }

    /// <summary>What is done comes before what is not, and nothing is done twice.</summary>
    private static bool IsInOrder(Microsoft.Data.Sqlite.SqliteConnection connection) =>
        connection.Number("SELECT ifnull((SELECT max(id) FROM t WHERE x = 'new'), 0) < ifnull((SELECT min(id) FROM t WHERE x = 'old'), 1 << 60) AND NOT EXISTS (SELECT * FROM t WHERE x NOT IN ('old', 'new'))") == 1;
}
