using Godwit.Sql;
using Godwit.Sql.Replay;

namespace Godwit.Generators;

/// <summary>What a person can do about a problem, as the end of a message: empty, or beginning with a semicolon.</summary>
internal static class ProblemAdvice
{
    private const int MostNames = 8;

    public static string Of(SqlProblem problem, bool isInCode = false)
    {
        var meant = problem.Name is { } name && Suggestion.Find(name, problem.Candidates) is { } candidate ? $"; did you mean {candidate}?" : "";
        return problem switch
        {
            { Kind: SqlProblemKind.DoubleQuotedString, Name: { } text } => $"{(meant.Length == 0 ? "; a" : meant + " A")} text is written '{text.Replace("'", "''")}'",
            { Stage: SqlProblemStage.Data } => "; this fails wherever the table holds rows",
            _ when meant.Length > 0 => meant,
            { Kind: SqlProblemKind.NoSuchColumn, Candidates.Length: > 0 and <= MostNames } => $"; there are {string.Join(", ", problem.Candidates)}",
            { Kind: SqlProblemKind.NoSuchTable } => isInCode ? "; create it first, in an earlier migration or by an [Sql] method above this one" : "; create it first, in this script or an earlier one",
            { Kind: SqlProblemKind.AlreadyExists } => "; give it another name, or drop the other first",
            { Kind: SqlProblemKind.NoSuchFunction } when isInCode => "; write a method of that name with [SqlFunction], or register the function in MigratorOptions.ConfigureConnection",
            { Kind: SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation } => "; the program has to register it in MigratorOptions.ConfigureConnection",
            _ => "",
        };
    }
}
