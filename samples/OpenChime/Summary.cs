using Microsoft.Data.Sqlite;

namespace OpenChime;

/// <summary>What a started OpenChime has: every token was decrypted to say so.</summary>
internal static class Summary
{
    public static string Of(SqliteConnection connection, TokenCipher cipher)
    {
        var accounts = Accounts.Read(connection, cipher).ToList();
        if (accounts.Count == 0)
            return "No accounts yet.";

        var providers = accounts.CountBy(account => account.Provider, StringComparer.Ordinal).OrderBy(provider => provider.Key, StringComparer.Ordinal);
        return $"{Count(accounts.Count, "account")} ({string.Join(", ", providers.Select(provider => $"{provider.Value} {provider.Key}"))}) and {Count(Events(connection), "event")}; the tokens of every account can be read.";
    }

    private static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static long Events(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM events";
        return (long)command.ExecuteScalar()!;
    }
}
