using Microsoft.Extensions.Logging;

namespace Godwit.Tests;

public sealed class ProgressTests
{
    [Fact]
    public async Task Each_phase_is_reported_with_its_migrations_and_pages()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)", "INSERT INTO t VALUES (1)");
        var seen = new List<MigrationProgress>();
        await database.MigrateAsync(TestSet.Of((1, "one", "UPDATE t SET x = 2"), (2, "two", "UPDATE t SET x = 3")), new MigratorOptions { Progress = new Synchronous(seen.Add) });

        Assert.Equal(
            [MigrationPhase.Inspecting, MigrationPhase.BackingUp, MigrationPhase.Applying, MigrationPhase.Verifying, MigrationPhase.Finishing, MigrationPhase.Done],
            seen.Select(progress => progress.Phase).Distinct());
        Assert.Equal([1L, 2L], seen.Select(progress => progress.Version).OfType<long>().Distinct());
        Assert.All(seen.Where(progress => progress.Version is not null), progress => Assert.Equal(2, progress.TotalMigrations));
        Assert.Contains(seen, progress => progress is { Phase: MigrationPhase.BackingUp, TotalPages: > 0 } && progress.CopiedPages == progress.TotalPages);
        Assert.Contains(seen, progress => progress is { CompletedMigrations: 1, EstimatedRemaining: not null });
        Assert.Equal(seen.Select(progress => progress.Elapsed).Order(), seen.Select(progress => progress.Elapsed));
    }

    [Fact]
    public async Task A_long_statement_reports_that_it_is_alive()
    {
        using var database = new TempDatabase();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var reports = 0;
        var options = new MigratorOptions
        {
            Progress = new Synchronous(progress => reports += progress is { Version: 1, Phase: MigrationPhase.Applying } ? 1 : 0),
            ConfigureConnection = connection => connection.CreateFunction("reports", () => reports),
        };
        // It ends when two reports came from inside of it; the first is that the migration begins.
        await database.MigrateAsync(TestSet.Of((1, "long", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE reports() < 3) SELECT count(*) FROM n")), options, limit.Token);
        Assert.True(reports >= 3);
    }

    [Fact]
    public async Task An_exception_of_the_listener_inside_a_statement_comes_back_as_it_is()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var reports = 0;
        var options = new MigratorOptions
        {
            Progress = new Synchronous(progress =>
            {
                if (progress is { Version: 1, Phase: MigrationPhase.Applying } && ++reports > 1)
                    throw new TimeZoneNotFoundException("from the listener");
            }),
        };
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => database.MigrateAsync(TestSet.Of((1, "endless", "INSERT INTO t VALUES (1); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")), options, limit.Token));
        Assert.Equal(0, database.Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Cancelling_interrupts_the_backup_too()
    {
        using var database = new TempDatabase("CREATE TABLE t(x)");
        using var cancellation = new CancellationTokenSource();
        var options = new MigratorOptions { Boundary = boundary => _ = boundary == "backup copied" ? cancellation.CancelAsync() : Task.CompletedTask };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.MigrateAsync(TestSet.Of((1, "one", "CREATE TABLE one(x)")), options, cancellation.Token));
        Assert.Equal("t", database.List("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task The_log_says_what_is_done_and_never_what_the_data_is()
    {
        using var database = new TempDatabase("CREATE TABLE t(x UNIQUE)", "INSERT INTO t VALUES ('secret')");
        var log = new ListLogger();
        await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(TestSet.Of((1, "one", "UPDATE t SET x = 'secret2'"), (2, "two", "INSERT INTO t VALUES ('secret2')")), new MigratorOptions { Logger = log }));
        Assert.Equal([LogLevel.Information, LogLevel.Information, LogLevel.Information, LogLevel.Error], log.Lines.Select(line => line.Level));
        Assert.Contains("Backup made", log.Lines[1].Text, StringComparison.Ordinal);
        Assert.Contains("Migration 1 one applied", log.Lines[2].Text, StringComparison.Ordinal);
        Assert.Contains("the database is RolledBack", log.Lines[3].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    private sealed class ListLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
