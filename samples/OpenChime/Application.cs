using System.Security.Cryptography;
using Godwit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace OpenChime;

/// <summary>OpenChime on one database file: migrates it at the start, then reads its accounts.</summary>
internal sealed class Application(string database, bool keyFile)
{
    private readonly string _database = Path.GetFullPath(database);
    private readonly KeyPlace _key = new(Path.GetFullPath(database), keyFile);

    /// <returns>The exit code: 0, or 1 where something kept OpenChime from starting.</returns>
    public Task<int> StartAsync() => RunWithTokensAsync((connection, cipher) =>
        Console.WriteLine($"{Summary.Of(connection, cipher)}\nTheir key is in {_key.Description}."));

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

        return RunWithTokensAsync((connection, cipher) =>
        {
            var id = Accounts.Add(connection, cipher, provider, name, authData, string.IsNullOrEmpty(refreshToken) ? null : refreshToken);
            Console.WriteLine($"Added account {id}, {name}; its tokens are encrypted.");
        });
    }

    /// <summary>Removes an account with its events. Needs no key, so that accounts whose key is lost can be removed and added again.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RemoveAccountAsync(string provider, string name) => RunAsync(connection =>
    {
        if (Accounts.Remove(connection, provider, name) == 0)
        {
            Console.Error.WriteLine($"There is no {provider} account {name}.");
            return Task.FromResult(1);
        }

        Console.WriteLine($"Removed the {provider} account {name} and its events.");
        return Task.FromResult(0);
    });

    private Task<int> RunWithTokensAsync(Action<SqliteConnection, TokenCipher> work) => RunAsync(async connection =>
    {
        try
        {
            using var cipher = await TokenCipher.OpenAsync(_key.Store, connection);
            work(connection, cipher);
            return 0;
        }
        catch (Exception failure) when (failure is KeyLostException or KeyStoreException or FormatException or CryptographicException)
        {
            Console.Error.WriteLine(Messages.TokensUnreadable(failure, _key, Accounts.Names(connection)));
            return 1;
        }
    });

    private async Task<int> RunAsync(Func<SqliteConnection, Task<int>> work)
    {
        try
        {
            await MigrateAsync();
        }
        catch (MigrationException failure)
        {
            Console.Error.WriteLine(Messages.MigrationFailed(failure, _key));
            return 1;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _database, Pooling = false, ForeignKeys = true }.ConnectionString);
        connection.Open();
        return await work(connection);
    }

    private async Task MigrateAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(_key.Store).BuildServiceProvider();
        var options = new MigratorOptions { Services = services, Progress = new ConsoleProgress() };
        Console.WriteLine(Messages.Report(await OpenChimeDatabase.MigrateAsync(_database, options)));
    }
}
