using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// <c>PRAGMA quick_check</c>, read with care: only findings about pages mean damage. It also reports old NULLs and CHECKs
/// that fail, and what the application's own functions and collations would be needed for.
/// </summary>
internal static partial class DatabaseCheck
{
    /// <returns>Findings that are no damage.</returns>
    /// <exception cref="CorruptDatabaseException">A page is damaged.</exception>
    public static IReadOnlyList<string> Run(SqliteConnection connection, string database)
    {
        List<string> findings;
        try
        {
            findings = connection.Query("PRAGMA quick_check(100)", static row => row.Text(0) ?? "");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is not (raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_IOERR or raw.SQLITE_NOMEM or raw.SQLITE_INTERRUPT))
        {
            return [$"The database could not be checked: {error.Message}."];
        }

        if (findings.Find(finding => finding.StartsWith("***", StringComparison.Ordinal)) is not { } damage)
            return [.. findings.Where(finding => finding != "ok").Select(finding => $"The check of the database found: {finding}.")];
        // A page that could not be read for now says nothing about what is on it.
        if (ReadError().Match(damage) is { Success: true } match && int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture) is var code && (code & 0xff) == raw.SQLITE_IOERR)
            throw new SqliteException("a page could not be read from the disk", raw.SQLITE_IOERR, code);
        throw new CorruptDatabaseException(database, damage[(damage.LastIndexOf("***", StringComparison.Ordinal) + 3)..].Trim().ReplaceLineEndings("; "));
    }

    [GeneratedRegex("error code=(?<code>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadError();
}
