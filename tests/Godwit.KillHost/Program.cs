using System.Diagnostics;
using System.Globalization;
using Godwit;
using Godwit.Tests;

// Runs one operation in a process of its own, and kills itself where it is told to:
//   migrate|restore <database> <set> [backup=<path>] [journal=<mode>] [at=<n>] [after=<microseconds>] [list] [timeout=<ms>] [hold=<ms>] [pause=<boundary>] [restore]
// at=n kills at the n-th boundary, after=µs at that moment, list prints the boundaries that were passed, pause says so and
// waits at one for a line.
//   faults <folder> <set> <journal> <stride>
// runs an upgrade again and again, and lets each (or each n-th) operation of the file system fail once, and from then on.
//   lock <database>
// says whether the write lock can be had.
if (args[0] == "lock")
    return LockProbe.Try(TestEngine.Database(args[1]));
if (args[0] == "faults")
    return await FaultRunner.RunAsync(args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture));
var options = args.Skip(3).Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
var killAt = Number("at") ?? -1;
var boundary = 0L;
var watch = new Stopwatch();
var migratorOptions = new MigratorOptions
{
    WhenInterrupted = options.ContainsKey("restore") ? WhenInterrupted.Restore : WhenInterrupted.Resume,
    LockTimeout = TimeSpan.FromMilliseconds(Number("timeout") ?? 30_000),
    ConfigureConnection = connection =>
    {
        if (options.TryGetValue("journal", out var journal))
            connection.Text($"PRAGMA journal_mode = {journal}");
    },
    Boundary = name =>
    {
        if (options.ContainsKey("list"))
            Console.WriteLine($"{name} {watch.Elapsed.TotalMicroseconds:0}");
        if (name == "before commit" && Number("hold") is { } hold)
            Thread.Sleep(TimeSpan.FromMilliseconds(hold));
        if (options.GetValueOrDefault("pause") == name)
        {
            Console.WriteLine("paused");
            Console.ReadLine();
        }

        if (boundary++ == killAt)
            Kill();
    },
};
var migrator = new Migrator(KillSets.ByName(args[2]).Build(), migratorOptions);
var database = TestEngine.Database(args[1]);
Console.WriteLine("ready");
if (options.ContainsKey("wait"))
    Console.ReadLine();
watch.Start();
if (Number("after") is { } after)
    new Thread(() => KillAfter(after)) { IsBackground = true }.Start();
try
{
    if (args[0] == "restore")
    {
        await migrator.RestoreAsync(database, options["backup"]);
        Console.WriteLine("restored");
    }
    else
    {
        var report = await migrator.MigrateAsync(database);
        Console.WriteLine($"applied {report.Applied.Count} {string.Join(' ', report.Warnings)}");
    }

    return 0;
}
catch (MigrationException error)
{
    Console.WriteLine($"failed {error.GetType().Name} {error.State} {error.Message}");
    return 1;
}

long? Number(string name) => options.TryGetValue(name, out var value) ? long.Parse(value, CultureInfo.InvariantCulture) : null;

void KillAfter(long microseconds)
{
    while (watch.Elapsed.TotalMicroseconds < microseconds)
        Thread.SpinWait(20);
    Kill();
}

// SIGKILL: nothing is flushed, closed or told.
static void Kill() => Process.GetCurrentProcess().Kill();
