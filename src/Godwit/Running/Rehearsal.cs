using System.Runtime.ExceptionServices;

namespace Godwit;

/// <summary>The whole upgrade on a copy, in a folder of its own beside the database; the real one is only read.</summary>
internal sealed class Rehearsal(MigrationSet set, MigratorOptions options, Database database, string path)
{
    private readonly RunReporter _reporter = new(options, path);

    public async Task<RehearsalReport> RunAsync(CancellationToken cancellationToken)
    {
        var folder = $"{path}.rehearsal_{Guid.NewGuid():N}";
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
                throw new CannotOpenDatabaseException(path, "there is no database to rehearse on.");
            OwnFiles.CreateFolder(folder);
            return await RunAsync(new Connections(database, options, Path.Combine(folder, Path.GetFileName(path))), folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // It happened to the copy.
            var stated = error is OperationCanceledException
                ? new OperationCanceledException("The rehearsal was cancelled.", error, cancellationToken)
                : Reports.Stated(error, DatabaseState.Unchanged, path, null);
            if (stated is MigrationException named)
            {
                named.DatabasePath = path;
                named.ResumePoint = null;
            }

            ExceptionDispatchInfo.Throw(Reports.Failed(stated, path, _reporter));
            throw;
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<RehearsalReport> RunAsync(Connections copy, string folder, CancellationToken cancellationToken)
    {
        await CopyAsync(copy, cancellationToken).ConfigureAwait(false);
        var before = Snapshot(copy);
        var report = await new FileRun(set, options, copy).MigrateAsync(cancellationToken).ConfigureAwait(false);
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        var after = Snapshot(copy);
        return new RehearsalReport
        {
            Migration = report,
            DiskBytes = bytes,
            Rows = Differences(before.Rows, after.Rows, static (table, before, after) => new RowDelta(table, before, after)),
            Schema = Differences(before.Schema, after.Schema, static (item, before, after) => new SchemaDifference(item.Type, item.Name, before, after)),
        };
    }

    private async Task CopyAsync(Connections copy, CancellationToken cancellationToken)
    {
        _reporter.Enter(MigrationPhase.BackingUp);
        using var source = new Connections(database, options, path).OpenToLook();
        Preflight.CheckSpace(source, path, copies: 3);
        OwnFiles.Create(copy.Path);
        using var target = copy.Open();
        await WriteLock.RetryAsync(() => PageCopy.Run(source, target, _reporter, cancellationToken), path, options.LockTimeout, _reporter, cancellationToken).ConfigureAwait(false);
    }

    private static (Dictionary<string, long?> Rows, Dictionary<(string Type, string Name), string?> Schema) Snapshot(Connections copy)
    {
        using var connection = copy.Open();
        var schema = connection
            .Query("SELECT type, name, sql, rootpage FROM main.sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'", static row => (Type: row.Text(0)!, Name: row.Text(1)!, Sql: row.Text(2), Root: row.Number(3)));
        return (
            schema.Where(item => item is { Type: "table", Root: > 0 }).ToDictionary(item => item.Name, item => (long?)connection.Number($"SELECT count(*) FROM main.{Sqlite.Quote(item.Name)}"), StringComparer.OrdinalIgnoreCase),
            schema.ToDictionary(item => (item.Type, item.Name), item => item.Sql));
    }

    private static List<TResult> Differences<TKey, TValue, TResult>(Dictionary<TKey, TValue?> before, Dictionary<TKey, TValue?> after, Func<TKey, TValue?, TValue?, TResult> create)
        where TKey : notnull =>
        [.. before.Keys.Union(after.Keys, before.Comparer)
            .Select(key => (Key: key, Before: before.GetValueOrDefault(key), After: after.GetValueOrDefault(key)))
            .Where(pair => !Equals(pair.Before, pair.After))
            .Select(pair => create(pair.Key, pair.Before, pair.After))];
}
