using System.Diagnostics;

namespace Godwit.Encryption.Tests;

/// <summary>The sample as a user starts it.</summary>
[Collection(nameof(WholeMachine))]
public sealed class MagicAuditTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Profile => _folder["profile"];

    [Fact]
    public async Task The_demonstration_takes_a_profile_over_migrates_it_and_rotates_its_key()
    {
        var (exit, output, error) = await RunAsync("password", "--private-keyring");

        Assert.True(exit == 0, error);
        Assert.Contains("A profile as release 1 left it: db-key-store.json, mad.db", output, StringComparison.Ordinal);
        Assert.Contains("The key moved from db-key-store.json to Secret Service", output, StringComparison.Ordinal);
        Assert.Contains("Migrated to version 3; the encrypted backup is mad.db.backup_", output, StringComparison.Ordinal);
        Assert.Contains("The key file that the former release kept was removed.", output, StringComparison.Ordinal);
        Assert.Contains("The database and its backups have a new key.", output, StringComparison.Ordinal);
        Assert.Contains("20 transactions and 400 communications", output, StringComparison.Ordinal);
        Assert.Contains("1 rotations recorded", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_keeps_its_key_from_start_to_start()
    {
        Directory.CreateDirectory(Profile);
        var first = await RunAsync("password", Profile, "--private-keyring");
        var second = await RunAsync("password", Profile, "--private-keyring");
        Assert.True(first.Exit == 0, first.Error);
        Assert.True(second.Exit == 0, second.Error);
        Assert.Equal(first.Output.Split("under ")[1], second.Output.Split("under ")[1]);

        var locked = await RunAsync("another password", Profile, "--private-keyring");
        Assert.Equal(1, locked.Exit);
        Assert.StartsWith("Secret Service is locked", locked.Error, StringComparison.Ordinal);
        Assert.Single(locked.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Without_a_key_store_one_line_says_what_is_missing_and_nothing_is_made()
    {
        Directory.CreateDirectory(Profile);
        var (exit, output, error) = await RunAsync(null, Profile);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("Secret Service is not available", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(Directory.EnumerateFiles(Profile));
    }

    [Theory]
    [InlineData("--unknown")]
    [InlineData("--rotate")]
    [InlineData("a", "b")]
    public async Task Arguments_that_make_no_sense_get_the_usage(params string[] arguments)
    {
        var (exit, _, error) = await RunAsync(null, arguments);
        Assert.Equal(1, exit);
        Assert.StartsWith("Usage: MagicAudit", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Exit, string Output, string Error)> RunAsync(string? password, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "MagicAudit.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MAGIC_AUDIT_KEYRING_PASSWORD"] = password;
        start.Environment["DBUS_SESSION_BUS_ADDRESS"] = $"unix:path={_folder["no-bus"]}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
