using Recorder;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The run rolls back by itself; ending the process would leave that to the next start.
    pressed.Cancel = true;
    cancellation.Cancel();
};

var fail = args.Contains("--fail", StringComparer.Ordinal);
switch (args.Where(argument => argument != "--fail").ToArray())
{
    case []:
        var database = Path.Combine(Directory.CreateTempSubdirectory("recorder-").FullName, "recorder.db");
        LegacyDatabase.Create(database, recordings: 2000);
        Console.WriteLine($"""
            A database as an older release left it behind:
              {database}

            """);
        return await new Application(database, fail).RunAsync(cancellation.Token);
    case [var path] when !path.StartsWith('-'):
        return await new Application(path, fail).RunAsync(cancellation.Token);
    default:
        Console.Error.WriteLine("""
            Usage: Recorder [--fail]              moves the recordings of a database that it makes, as older releases left it
                   Recorder [--fail] <database>   moves the recordings of that file in place, or creates it
                   --fail                         lets the last migration fail, to show that everything is put back
            """);
        return 1;
}
