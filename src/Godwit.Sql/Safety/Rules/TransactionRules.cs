using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Statements that contradict the transaction of the run.</summary>
internal static class TransactionRules
{
    // With a value, SQLite refuses these inside a transaction or ignores them.
    private static readonly HashSet<string> OutsideOnly = new(["journal_mode", "synchronous", "temp_store", "page_size", "auto_vacuum"], NameComparer.Instance);

    public static IEnumerable<SafetyFinding> Check(ReplayedScript script) =>
        script.Syntax.Statements.Select(statement => statement.Syntax).Select(statement => statement switch
        {
            BeginStatement => Control(statement, "BEGIN starts"),
            CommitStatement => Control(statement, "COMMIT ends"),
            RollbackStatement { Savepoint: null } => Control(statement, "ROLLBACK ends"),
            RollbackStatement => Point(statement, "ROLLBACK TO undoes part of the script"),
            SavepointStatement => Point(statement, "SAVEPOINT opens a transaction inside the run's"),
            ReleaseStatement => Point(statement, "RELEASE closes a transaction inside the run's"),
            VacuumStatement when !script.Directives.IsNoTransaction => Outside(statement, "VACUUM cannot run inside the run's transaction"),
            PragmaStatement { Value: not null } pragma when !script.Directives.IsNoTransaction && OutsideOnly.Contains(pragma.Pragma.ObjectName.Text) =>
                Outside(statement, $"PRAGMA {pragma.Pragma.ObjectName.Text} has no effect inside the run's transaction, or fails there"),
            _ => null,
        }).OfType<SafetyFinding>();

    private static SafetyFinding Control(Statement statement, string what) =>
        new(SafetyRule.TransactionControl, statement.Span, $"{what} a transaction, and the run refuses it: all pending migrations are in one transaction of its own", "delete the statement");

    private static SafetyFinding Point(Statement statement, string what) =>
        new(SafetyRule.Savepoint, statement.Span, what, "delete the statement: a migration that fails is rolled back as a whole");

    private static SafetyFinding Outside(Statement statement, string what) =>
        new(SafetyRule.NeedsNoTransaction, statement.Span, what, "put it into a script of its own that begins with '-- godwit: no-transaction'");
}
