using System.Diagnostics;

namespace Godwit.Package.Tests;

/// <summary>What a dotnet command said, both streams together, and its exit code.</summary>
internal sealed record DotNetResult(int ExitCode, string Output);

/// <summary>Runs the SDK as a user's shell would: without what the test run has put into the environment.</summary>
internal static class DotNet
{
    public static Task<DotNetResult> RunAsync(string folder, params IEnumerable<string> arguments) =>
        RunAsync(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder });

    /// <summary>Runs a published program, whose temporary files come into its folder and go with it.</summary>
    public static Task<DotNetResult> RunPublishedAsync(string program, params IEnumerable<string> arguments)
    {
        var folder = Path.GetDirectoryName(program)!;
        return RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, Environment = { ["TMPDIR"] = folder, ["TEMP"] = folder } });
    }

    private static async Task<DotNetResult> RunAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A server that outlives the command would keep its output open, and the wait for its end with it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }
}
