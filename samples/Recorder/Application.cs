using Godwit;
using Microsoft.Extensions.DependencyInjection;

namespace Recorder;

/// <summary>Migrates one database file, and says what became of it.</summary>
internal sealed class Application(string database, bool fail)
{
    private readonly string _database = Path.GetFullPath(database);

    /// <returns>The exit code: 0, or 1 where the database is not at the latest version.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var services = new ServiceCollection().AddSingleton(new Rehearsal(fail, Console.Out)).BuildServiceProvider();
            var options = new MigratorOptions { Services = services, Progress = new ConsoleProgress(Console.Out) };
            var report = await RecorderDatabase.MigrateAsync(_database, options, cancellationToken);
            Console.WriteLine(report.IsUpToDate
                ? $"The database is up to date (version {report.ToVersion})."
                : $"The database is now at version {report.ToVersion}; it took {report.Duration.TotalMilliseconds:0} ms.");
            if (report.BackupPath is { } backup)
                Console.WriteLine($"A backup is in {backup}");
            return 0;
        }
        catch (MigrationException failure)
        {
            Console.Error.WriteLine($"The update failed. {failure.UserMessage}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The update was cancelled; start the program again to update the database.");
            return 1;
        }
        finally
        {
            if (File.Exists(_database))
                Console.WriteLine($"The database holds {Contents.Of(_database)}.");
        }
    }
}
