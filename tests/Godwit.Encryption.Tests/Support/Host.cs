using System.Diagnostics;

namespace Godwit.Encryption.Tests;

/// <summary>The test host in a process of its own.</summary>
internal static class Host
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Godwit.Encryption.TestHost.dll");

    public static Process Start(IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GODWIT_TEST_PATIENCE"] = "60";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end; fails where the command did.</summary>
    public static async Task<string[]> RunAsync(IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output.Split('\n');
    }
}
