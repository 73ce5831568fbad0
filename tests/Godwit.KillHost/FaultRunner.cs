namespace Godwit.Tests;

/// <summary>
/// Each write, sync, truncate, delete, open and read of a run fails once, or from then on; and at each boundary .NET's
/// own file operations do. Whatever the run then says of the database must be true, and the next start must end well.
/// </summary>
internal static class FaultRunner
{
    private const int Rows = 200;

    private static readonly (string Operation, int Code)[] Faults =
    [
        ("write", 13), // SQLITE_FULL: ENOSPC
        ("write", 778), // SQLITE_IOERR_WRITE: EIO
        ("sync", 1034), // SQLITE_IOERR_FSYNC
        ("truncate", 1546), // SQLITE_IOERR_TRUNCATE
        ("delete", 2570), // SQLITE_IOERR_DELETE
        ("open", 14), // SQLITE_CANTOPEN: EACCES
        ("read", 266), // SQLITE_IOERR_READ
    ];

    // ENOSPC, EIO, EACCES, EROFS.
    private static readonly int[] Errors = [28, 5, 13, 30];

    public static async Task<int> RunAsync(string folder, string set, string journal, int stride)
    {
        FaultyFiles.Install();
        var bad = 0;
        var states = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (operation, code) in Faults)
        {
            foreach (var persists in (bool[])[false, true])
                bad += await EachAsync($"{operation} {code}{(persists ? " for good" : "")}", n => FaultyFiles.Arm(operation, code, n, persists), () => FaultyFiles.HasFailed, _ => null);
        }

        foreach (var error in Errors)
        {
            var hasFailed = false;
            bad += await EachAsync($"errno {error}", _ => hasFailed = false, () => hasFailed, n => _ =>
            {
                if (n-- == 0)
                {
                    hasFailed = true;
                    throw new IOException("injected", error);
                }
            });
        }

        foreach (var (state, count) in states)
            Console.WriteLine($"{state} {count}");
        Console.WriteLine($"total {states.Values.Sum()}");
        return bad == 0 ? 0 : 1;

        async Task<int> EachAsync(string fault, Action<int> arm, Func<bool> hasFailed, Func<int, Action<string>?> boundary)
        {
            var failures = 0;
            for (var n = 0; ; n += stride)
            {
                var directory = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
                var database = TestEngine.Database(Path.Combine(directory, "app.db"));
                KillDatabase.Fill(database, journal, Rows);
                arm(n);
                var outcome = await OnceAsync(database, set, journal, boundary(n));
                FaultyFiles.Disarm();
                var hadFault = hasFailed();
                if (hadFault)
                {
                    states[outcome] = states.GetValueOrDefault(outcome) + 1;
                    if (await PromiseAsync(database, set, outcome) is { } broken)
                    {
                        failures++;
                        Console.WriteLine($"bad: {fault} #{n}: {outcome}: {broken}");
                    }
                }

                Directory.Delete(directory, recursive: true);
                if (!hadFault)
                    return failures;
            }
        }
    }

    private static async Task<string> OnceAsync(Database database, string set, string journal, Action<string>? boundary)
    {
        try
        {
            await new Migrator(KillSets.ByName(set).Build(), new MigratorOptions
            {
                LockTimeout = TimeSpan.FromMilliseconds(50),
                Boundary = boundary,
                ConfigureConnection = connection => connection.Text($"PRAGMA journal_mode = {journal}"),
            }).MigrateAsync(database);
            return "succeeded";
        }
        catch (MigrationException error)
        {
            return $"{error.State} {error.GetType().Name}";
        }
        catch (Exception error)
        {
            return $"unnamed {error}";
        }
    }

    /// <summary>Null where what the run said is true, and the next start ends at the new database.</summary>
    private static async Task<string?> PromiseAsync(Database database, string set, string outcome)
    {
        try
        {
            var expected = outcome.Split(' ')[0] switch
            {
                "succeeded" or "Committed" => "new",
                "Unchanged" or "RolledBack" or "Restored" => "old",
                "Migrating" => "half",
                "PartlyMigrated" => "partly",
                "Unknown" or "RestoreFailed" => null,
                _ => throw new InvalidOperationException("The error has no name."),
            };
            if (expected is not null && KillDatabase.State(database, Rows) is var state && state != expected)
                return $"the database is {state}";
            await new Migrator(KillSets.ByName(set).Build()).MigrateAsync(database);
            return KillDatabase.State(database, Rows) == "new" ? null : "the next start did not finish";
        }
        catch (Exception error) when (error is InvalidOperationException or MigrationException or Microsoft.Data.Sqlite.SqliteException)
        {
            return error.ToString();
        }
    }
}
