using System.Text.RegularExpressions;
using SQLitePCL;

namespace Godwit.Sql.Tests.Support;

/// <summary>
/// Asks the real engine about a statement at the level of grammar. Its parser stops at errors of other kinds too: where
/// that happens before the end, the missing thing is made, and the question asked again.
/// </summary>
internal sealed partial class Oracle : IDisposable
{
    private const int MostRepairs = 12;
    private readonly Engine _engine = new();

    /// <summary>The engine's verdict on a text that holds one statement at its start.</summary>
    public OracleAnswer Ask(string sql)
    {
        // With a semicolon behind it, an error that is not one of syntax shows whether the parser came to the end.
        var ended = sql + "\n;";
        var attached = new List<string>();
        _engine.TryExecute("BEGIN");
        var result = _engine.Prepare(ended);
        for (var i = 0; i < MostRepairs && IsStoppedEarly(result, ended) && TryRepair(result.Message!, attached); i++)
            result = _engine.Prepare(ended);
        var isStoppedEarly = IsStoppedEarly(result, ended);
        result = _engine.Prepare(sql);
        if (!_engine.TryExecute("ROLLBACK"))
            throw new InvalidOperationException("The repairs cannot be taken back.");
        foreach (var name in attached)
            _engine.TryExecute($"DETACH {Quote(name)}");
        return new OracleAnswer(Judge(result, isStoppedEarly), result);
    }

    public void Dispose() => _engine.Dispose();

    public static bool IsSyntaxMessage(string message) => SyntaxMessage().IsMatch(message);

    private static OracleVerdict Judge(PrepareResult result, bool isStoppedEarly)
    {
        if (result.Code == raw.SQLITE_OK)
            return OracleVerdict.Ok;
        if (IsSyntaxMessage(result.Message!))
            return OracleVerdict.Syntax;
        return isStoppedEarly ? OracleVerdict.Unknown : OracleVerdict.Ok;
    }

    // A semicolon may also end a step of a trigger.
    private static bool IsStoppedEarly(PrepareResult result, string asked)
    {
        if (result.Code == raw.SQLITE_OK || IsSyntaxMessage(result.Message!))
            return false;
        if (StepMessage().IsMatch(result.Message!))
            return true;
        var isAtSemicolon = result.Taken > 0 && asked[result.Taken - 1] == ';';
        var isAtEnd = asked.AsSpan(result.Taken).Trim(" ;\n").IsEmpty
            && asked.AsSpan(0, Math.Max(result.Taken - 1, 0)).TrimEnd().EndsWith("END", StringComparison.OrdinalIgnoreCase);
        return !isAtSemicolon || (!isAtEnd && asked.Contains("TRIGGER", StringComparison.OrdinalIgnoreCase));
    }

    private bool TryRepair(string message, List<string> attached)
    {
        if (MissingTable().Match(message) is { Success: true } table)
            return _engine.TryExecute($"CREATE TABLE {Qualified(table)}(zzz)");
        if (NotATable().Match(message) is { Success: true } view)
            return _engine.TryExecute($"DROP TABLE {Qualified(view)}") && _engine.TryExecute($"CREATE VIEW {Qualified(view)} AS SELECT 1 AS zzz");
        if (MissingDatabase().Match(message) is not { Success: true } database || attached.Count > 0)
            return false;
        attached.Add(database.Groups["name"].Value);
        return _engine.TryExecute("COMMIT") && _engine.TryExecute($"ATTACH ':memory:' AS {Quote(attached[0])}") && _engine.TryExecute("BEGIN");
    }

    private static string Qualified(Match match) =>
        match.Groups["schema"].Success ? $"{Quote(match.Groups["schema"].Value)}.{Quote(match.Groups["name"].Value)}" : Quote(match.Groups["name"].Value);

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("^(?:near \".*\": syntax error|incomplete input|unrecognized token: \".*\"|syntax error after column name \".*\"|Expression tree is too large \\(maximum depth 1000\\))$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SyntaxMessage();

    // What the engine says of a step before it has seen the END of the trigger.
    [GeneratedRegex("^(?:cannot use RETURNING in a trigger|qualified table names are not allowed on .+|the (?:NOT )?INDEXED(?: BY)? clause is not allowed on .+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepMessage();

    [GeneratedRegex(@"^no such table: (?:(?<schema>main|temp|aux\d?)\.)?(?<name>.+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingTable();

    [GeneratedRegex(@"^cannot create INSTEAD OF trigger on table: (?:(?<schema>main|temp)\.)?(?<name>.+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotATable();

    [GeneratedRegex("^unknown database (?<name>.+)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingDatabase();
}

/// <summary>What the grammar alone says.</summary>
internal enum OracleVerdict
{
    Ok,
    Syntax,

    /// <summary>The engine stopped before the end for another reason.</summary>
    Unknown,
}

/// <summary>The verdict, and what the engine said last.</summary>
internal sealed record OracleAnswer(OracleVerdict Verdict, PrepareResult Result);
