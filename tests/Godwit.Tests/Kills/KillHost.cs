using System.Diagnostics;

namespace Godwit.Tests;

/// <summary>Starts the helper process and reads what it says.</summary>
internal static class KillHost
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Godwit.KillHost.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            // A process that is killed would leave its sockets in the temporary folder.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end, or to the kill.</summary>
    public static async Task<(bool WasKilled, IReadOnlyList<string> Lines)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        // 128 + SIGKILL.
        var wasKilled = process.ExitCode == 137;
        Assert.True(wasKilled || process.ExitCode is 0 or 1, await errors);
        return (wasKilled, lines);
    }
}
