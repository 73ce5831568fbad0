using System.Diagnostics;

namespace OpenChime.Tests;

/// <summary>What a process said, and its exit code.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>Real processes: the sample as a user starts it, and the second program of <see cref="Program"/>.</summary>
internal static class ChildProcess
{
    public static Task<ProcessResult> OpenChimeAsync(params IEnumerable<string> arguments) => OpenChimeAsync(input: "", arguments);

    /// <summary>With the key in a file, so that no test depends on what a desktop has.</summary>
    public static Task<ProcessResult> OpenChimeAsync(string input, IEnumerable<string> arguments) => OpenChimeAsync(new Dictionary<string, string?>(StringComparer.Ordinal), input, [.. arguments, "--key-file"]);

    public static async Task<ProcessResult> OpenChimeAsync(IReadOnlyDictionary<string, string?> environment, string input, IEnumerable<string> arguments)
    {
        using var process = Start("OpenChime.dll", arguments, environment);
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
        using var process = Start("OpenChime.dll", [database, "--key-file"]);
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

    private static Process Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
