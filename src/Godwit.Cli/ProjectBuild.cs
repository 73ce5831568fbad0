using System.Diagnostics;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>A project that was compiled for its lock file.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Assembly">The assembly that the compiler made.</param>
internal sealed record ProjectBuild(string Project, string Assembly)
{
    /// <summary>The folder of the project.</summary>
    public string Folder => Path.GetDirectoryName(Project)!;

    /// <summary>
    /// Compiles with <c>GodwitLock=write</c>. Only the intermediate assembly is written; the next ordinary build sees another
    /// property and compiles again.
    /// </summary>
    /// <exception cref="LockException">There is no project, or it does not build.</exception>
    public static async Task<ProjectBuild> RunAsync(string project, CancellationToken cancellationToken)
    {
        var file = Find(project);
        var framework = await FrameworkAsync(file, cancellationToken).ConfigureAwait(false);
        using var answer = await DotNetAsync(
            ["build", file, "--nologo", "-v:q", "-t:Compile", "-p:GodwitLock=write", "-getItem:IntermediateAssembly", .. framework is null ? Array.Empty<string>() : [$"-p:TargetFramework={framework}"]],
            cancellationToken).ConfigureAwait(false);
        var assembly = answer.RootElement.GetProperty("Items").GetProperty("IntermediateAssembly")[0].GetProperty("FullPath").GetString()!;
        return new ProjectBuild(file, assembly);
    }

    private static string Find(string project)
    {
        var path = Path.GetFullPath(project);
        if (File.Exists(path))
            return path;
        var found = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : [];
        return found.Length == 1
            ? found[0]
            : throw new LockException(found.Length == 0 ? $"There is no project in {path}; name it with --project." : $"There are several projects in {path}; name one with --project.");
    }

    // The migrations are the same for each framework that a project is built for.
    private static async Task<string?> FrameworkAsync(string project, CancellationToken cancellationToken)
    {
        using var answer = await DotNetAsync(["msbuild", project, "--nologo", "-getProperty:TargetFramework", "-getProperty:TargetFrameworks"], cancellationToken).ConfigureAwait(false);
        var properties = answer.RootElement.GetProperty("Properties");
        return properties.GetProperty("TargetFramework").GetString() is { Length: > 0 }
            ? null
            : properties.GetProperty("TargetFrameworks").GetString()?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    private static async Task<JsonDocument> DotNetAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using var process = Process.Start(start) ?? throw new LockException("The program 'dotnet' does not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var text = await output.ConfigureAwait(false);
        return process.ExitCode == 0
            ? JsonDocument.Parse(text)
            : throw new LockException($"The project does not build, so that its migrations are not known:\n{text}{await error.ConfigureAwait(false)}".TrimEnd());
    }
}
