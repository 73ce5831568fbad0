namespace OpenChime;

/// <summary>The start without an argument: a user with 50 accounts installs the release that encrypts tokens.</summary>
internal static class Demonstration
{
    public static async Task<int> RunAsync()
    {
        var database = Path.Combine(Directory.CreateTempSubdirectory("openchime-").FullName, "openchime.db");
        LegacyDatabase.Create(database, accounts: 50);
        Console.WriteLine($"""
            A database as an older release left it behind, in WAL mode, its last changes not yet in the file:
              {database}

            """);

        var exitCode = await new Application(database).StartAsync();
        Console.WriteLine($"""

            Start it again on the same file: dotnet run --project samples/OpenChime -- {database}
            """);
        return exitCode;
    }
}
