using System.Security.Cryptography;
using Godwit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace OpenChime;

/// <summary>OpenChime on one database file: migrates it at the start, then reads its accounts.</summary>
internal sealed class Application(string database)
{
    private readonly string _database = Path.GetFullPath(database);
    private readonly string _keyFolder = Path.GetFullPath(database) + ".keys";

    /// <returns>The exit code: 0, or 1 where something kept OpenChime from starting.</returns>
    public Task<int> StartAsync() => RunAsync((connection, cipher) => Console.WriteLine(Summary.Of(connection, cipher)));

    /// <summary>Adds an account whose tokens are the next two lines of the input, so that they appear on no command line.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> AddAccountAsync(string provider, string name)
    {
        var (authData, refreshToken) = (Console.ReadLine(), Console.ReadLine());
        if (string.IsNullOrEmpty(authData))
        {
            Console.Error.WriteLine("There is no auth data. Write it to the input of OpenChime, and the refresh token, if any, to the line after it.");
            return Task.FromResult(1);
        }

        return RunAsync((connection, cipher) =>
        {
            var id = Accounts.Add(connection, cipher, provider, name, authData, string.IsNullOrEmpty(refreshToken) ? null : refreshToken);
            Console.WriteLine($"Added account {id}, {name}; its tokens are encrypted.");
        });
    }

    private async Task<int> RunAsync(Action<SqliteConnection, TokenCipher> work)
    {
        try
        {
            var keys = new KeyFileStore(_keyFolder);
            await MigrateAsync(keys);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _database, Pooling = false }.ConnectionString);
            connection.Open();
            using var cipher = await TokenCipher.OpenAsync(keys, connection);
            work(connection, cipher);
            return 0;
        }
        catch (MigrationException failure)
        {
            Console.Error.WriteLine(Messages.MigrationFailed(failure, _keyFolder));
        }
        catch (Exception failure) when (failure is KeyLostException or KeyStoreException or FormatException or CryptographicException)
        {
            Console.Error.WriteLine(Messages.TokensUnreadable(failure, _keyFolder));
        }

        return 1;
    }

    private async Task MigrateAsync(IKeyStore keys)
    {
        await using var services = new ServiceCollection().AddSingleton(keys).BuildServiceProvider();
        var options = new MigratorOptions { Services = services, Progress = new ConsoleProgress() };
        Console.WriteLine(Messages.Report(await OpenChimeDatabase.MigrateAsync(_database, options)));
    }
}
