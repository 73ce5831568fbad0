using System.Diagnostics;

namespace OpenChime.Tests;

/// <summary>What a process said, and its exit code.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>Real processes: the sample as a user starts it, and the second program of <see cref="Program"/>.</summary>
internal static class ChildProcess
{
    public static Task<ProcessResult> OpenChimeAsync(params IEnumerable<string> arguments) => OpenChimeAsync(input: "", arguments);

    public static async Task<ProcessResult> OpenChimeAsync(string input, IEnumerable<string> arguments)
    {
        using var process = Start("OpenChime.dll", arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts OpenChime and kills it as soon as it says something that begins so.</summary>
    public static async Task KilledOpenChimeAsync(string database, string line)
    {
        using var process = Start("OpenChime.dll", [database]);
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            if (said.StartsWith(line, StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync();
                return;
            }
        }

        Assert.Fail($"OpenChime never said '{line}'.");
    }

    /// <summary>Returns when the writer has written for the first time; close its input to end it.</summary>
    public static async Task<Process> WriterAsync(string database)
    {
        var process = Start("OpenChime.Tests.dll", [database]);
        Assert.Equal("writing", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static Process Start(string assembly, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
