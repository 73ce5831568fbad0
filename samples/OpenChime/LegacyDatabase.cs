using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenChime;

/// <summary>
/// Writes a database as an older release leaves it behind when it is killed: no history table, tokens in plaintext, in
/// WAL mode, and its last changes still in the -wal file.
/// </summary>
internal static class LegacyDatabase
{
    public const int EventsPerAccount = 4;

    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE: a killed program does not move its -wal file into the database either.
    private const int NoCheckpointOnClose = 1006;

    /// <summary>Creates the file. Accounts alternate between Google and Proton, numbered from 1 as their ids are.</summary>
    public static void Create(string path, int accounts, bool triggers = true)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
        Execute(connection, LegacySchema.Tables);
        if (triggers)
            Execute(connection, LegacySchema.Triggers);

        using (var transaction = connection.BeginTransaction())
        {
            for (var account = 1; account <= accounts; account++)
                AddAccount(connection, account);
            Execute(connection, "INSERT INTO settings (key, value) VALUES ('theme', 'dark'), ('alert_minutes', '10,5,1'), ('launch_at_login', 'true')");
            transaction.Commit();
        }

        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        for (var account = 1; account <= accounts; account++)
            AddEvents(connection, account);
        Execute(connection, "INSERT INTO settings (key, value) VALUES ('last_opened', '2026-01-31')");
        _ = raw.sqlite3_db_config(connection.Handle!, NoCheckpointOnClose, 1, out _);
    }

    /// <summary>What an older release stores for an account: OAuth tokens for Google, the address of a calendar for Proton.</summary>
    public static (string Provider, string Name, string AuthData, string? RefreshToken) Account(int number) => number % 2 == 1
        ? ("google", $"user{number}@gmail.example",
            $$"""{"access_token":"sample-access-{{number}}","token_type":"Bearer","expires_at":"2026-02-01T09:00:00Z","scope":"calendar.readonly"}""",
            $"sample-refresh-{number}")
        : ("proton", $"user{number}@proton.example", $"https://calendar.proton.example/api/calendar/v1/url/sample-{number}/calendar.ics", null);

    private static void AddAccount(SqliteConnection connection, int number)
    {
        var (provider, name, authData, refreshToken) = Account(number);
        Execute(connection, "INSERT INTO accounts (id, provider, account_name, auth_data, refresh_token, last_synced_at, created_at, updated_at) VALUES ($id, $provider, $name, $auth, $refresh, '2026-01-31 08:00:00', '2025-06-01 12:00:00', '2025-06-01 12:00:00')",
            ("$id", number), ("$provider", provider), ("$name", name), ("$auth", authData), ("$refresh", refreshToken));
    }

    private static void AddEvents(SqliteConnection connection, int account)
    {
        using var transaction = connection.BeginTransaction();
        for (var number = 1; number <= EventsPerAccount; number++)
        {
            var start = new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(account).AddHours(number);
            Execute(connection, "INSERT INTO events (external_id, account_id, title, start_time, end_time, video_link, video_platform) VALUES ($external, $account, $title, $start, $end, $link, 'meet')",
                ("$external", $"event-{account}-{number}"), ("$account", account), ("$title", $"Stand-up {number}"),
                ("$start", Text(start)), ("$end", Text(start.AddMinutes(15))), ("$link", $"https://meet.example/{account}-{number}"));
        }

        transaction.Commit();
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
