using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>What must hold before the run may commit.</summary>
internal sealed class Verifier(SqliteConnection connection, MigrationSet set, SchemaCheck schemaCheck, RunReporter reporter)
{
    private readonly TableTracker _tracker = new(connection);
    private readonly HashSet<string> _virtualTables = [.. VirtualTables(connection)];

    public TableTracker Tracker => _tracker;

    /// <param name="plan">What was run.</param>
    /// <param name="before">The database as it was; null where it is new.</param>
    /// <param name="watch">What was written.</param>
    /// <param name="isShared">True where others may have changed rows since: what is found is told, and fails nothing.</param>
    public void Verify(MigrationPlan plan, SqliteConnection? before, StatementWatch watch, bool isShared)
    {
        _tracker.Follow(watch);
        VerifyHistory(plan);
        VerifySchema(plan);
        var touched = watch.Written.Where(IsOrdinary).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var former = _tracker.Tables.Where(table => IsOrdinary(table.Key) && (touched.Contains(table.Key) || table.Value is null || touched.Contains(table.Value))).Select(table => table.Key).ToList();
        touched.UnionWith(former.Select(table => _tracker.Tables[table]).OfType<string>());
        try
        {
            if (before is not null)
                RowConservation.Check(before, connection, former, _tracker, StepsSince(before, plan), plan.IsDown, reporter);
            ForeignKeys.Check(before, connection, touched, _tracker, reporter);
        }
        catch (MigrationException error) when (isShared && error is LostRowsException or ForeignKeyViolationException)
        {
            reporter.Warn($"{error.Message} Other programs wrote to the database, or its backup was deleted, while it was migrated, so that it cannot be said whose doing that is.");
        }
    }

    /// <summary>Steps that were committed before a resumable migration are none of its plan, but came after the backup.</summary>
    private IEnumerable<MigrationStep> StepsSince(SqliteConnection before, MigrationPlan plan)
    {
        if (plan.Resumes is null)
            return plan.Steps.Select(planned => planned.Step);
        var former = new HistoryTable(set.HistoryTable).Read(before).Select(row => row.Version).ToHashSet();
        return set.Steps.Where(step => step.Version <= plan.ToVersion && !former.Contains(step.Version));
    }

    /// <summary>A script can write the history too; what it left must be what the next start accepts.</summary>
    private void VerifyHistory(MigrationPlan plan)
    {
        var rows = new HistoryTable(set.HistoryTable).Read(connection).ToDictionary(row => row.Version);
        foreach (var step in set.Steps.Where(step => step.Version <= plan.ToVersion))
        {
            if (!rows.TryGetValue(step.Version, out var row))
                throw new MigrationFailedException(step, "its row in the history was removed by another migration");
            if (row.Checksum is null && row.Name != step.Name)
                throw new ChangedMigrationException(step, row.Name, row.Checksum);
        }
    }

    /// <summary>What is missing or different fails; what is there besides is what old databases have, and is told.</summary>
    private void VerifySchema(MigrationPlan plan)
    {
        if (plan.ToVersion is not { } version || ExpectedSchema.After(set, version) is not { } expected)
            return;
        var findings = SchemaComparison.Compare(expected, ActualSchema.Read(connection), set.HistoryTable, OwedTasks.TableName(set.HistoryTable));
        var failures = findings.Where(IsFailure).Select(finding => finding.Message).Order(StringComparer.Ordinal).ToList();
        if (failures.Count > 0)
            throw new SchemaMismatchException(failures);
        if (findings.Count > 0)
            reporter.Warn($"The database differs from what the migrations of {set.Name} make of it: {string.Join("; ", findings.Select(finding => finding.Message).Order(StringComparer.Ordinal))}.");
    }

    private bool IsFailure(SchemaFinding finding) => schemaCheck switch
    {
        SchemaCheck.WarnOnly => false,
        SchemaCheck.Exact => true,
        _ => finding.Kind != SchemaFindingKind.Extra,
    };

    /// <summary>Not the tables of SQLite's, of ours, nor those in which a virtual table keeps its data and merges it as it likes.</summary>
    private bool IsOrdinary(string table) =>
        !table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
        && !table.Equals(set.HistoryTable, StringComparison.OrdinalIgnoreCase)
        && !table.Equals(OwedTasks.TableName(set.HistoryTable), StringComparison.OrdinalIgnoreCase)
        && !_virtualTables.Any(name => table.Equals(name, StringComparison.OrdinalIgnoreCase) || table.StartsWith(name + "_", StringComparison.OrdinalIgnoreCase));

    private static List<string> VirtualTables(SqliteConnection connection) =>
        connection.Query("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage = 0", static row => row.Text(0)!);
}
