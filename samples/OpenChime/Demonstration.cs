using Godwit.Samples;

namespace OpenChime;

/// <summary>The start without an argument: a user with 50 accounts installs the release that encrypts tokens.</summary>
internal static class Demonstration
{
    /// <param name="privateKeyring">True to keep the key in a key store that ends with the program; a file beside the copy else, and never the user's own key store.</param>
    public static async Task<int> RunAsync(bool privateKeyring)
    {
        var database = Path.Combine(Directory.CreateTempSubdirectory("openchime-").FullName, "openchime.db");
        LegacyDatabase.Create(database, accounts: 50);
        Console.WriteLine($"""
            A database as an older release left it behind, in WAL mode, its last changes not yet in the file:
              {database}

            """);

        if (privateKeyring)
        {
            var exitCode = Relaunch.OnPrivateKeyring([database], null, "OPENCHIME_KEYRING_PASSWORD");
            if (exitCode == 0)
                Console.WriteLine("\nThe keyring ended with the program, and the key with it.");
            return exitCode;
        }

        Console.WriteLine("This is a demonstration: its key goes to a file beside that copy. On a database of yours it goes to the system's key store.");
        var ended = await new Application(database, keyFile: true).StartAsync();
        Console.WriteLine($"""

            Start it again on the same file: dotnet run --project samples/OpenChime -- {database} --key-file
            """);
        return ended;
    }
}
