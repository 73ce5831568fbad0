using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Godwit.Generators.Tests;

/// <summary>A real project in a temporary folder, built with the SDK and the props and targets that the package ships.</summary>
internal sealed partial class ConsumerProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("godwit-build-");

    public ConsumerProject()
    {
        var generator = Path.Combine(AppContext.BaseDirectory, "Godwit.Generators.dll");
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Repository.Path("generators", "Godwit.Generators", "build", "Godwit.Generators.props")}" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NoWarn>$(NoWarn);CS1701</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{generator}" />
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "Godwit.Sql.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Godwit.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Microsoft.Data.Sqlite.dll")}" />
              </ItemGroup>
              <Import Project="{Repository.Path("generators", "Godwit.Generators", "build", "Godwit.Generators.targets")}" />
            </Project>
            """);
        Write("Database.cs", "[Godwit.MigrationSet] public sealed partial class AppDatabase;");
    }

    public string FullPath(string path) => Path.Combine(_folder.FullName, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    /// <summary>Builds; the first time it restores too.</summary>
    /// <param name="shared">False for a compiler process of its own, which has loaded nothing yet.</param>
    public async Task<BuildOutput> BuildAsync(bool shared = true)
    {
        var isRestored = File.Exists(FullPath("obj/project.assets.json"));
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["build", "App.csproj", "--nologo", "-v:n", $"-p:UseSharedCompilation={shared}", "-p:EmitCompilerGeneratedFiles=true", "-nodeReuse:true", .. isRestored ? ["--no-restore"] : Array.Empty<string>()];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var registry = FullPath("obj/Debug/net10.0/generated/Godwit.Generators/Godwit.Generators.MigrationGenerator/AppDatabase.g.cs");
        return new BuildOutput(
            process.ExitCode == 0,
            !SkippedCompile().IsMatch(text),
            [.. Error().Matches(text).Select(match => Path.GetRelativePath(_folder.FullName, match.Groups["file"].Value) + match.Groups["rest"].Value).Distinct(StringComparer.Ordinal)],
            File.Exists(registry) ? await File.ReadAllTextAsync(registry) : "",
            text);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("Skipping target \"CoreCompile\"", RegexOptions.None, 1000)]
    private static partial Regex SkippedCompile();

    [GeneratedRegex(@"^\s*(?<file>/\S+?)(?<rest>\(\d+,\d+\): error \w+: .*?)( \(https.*\))?( \[.*\])?\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}

/// <summary>What a build said.</summary>
/// <param name="Succeeded">True for exit code 0.</param>
/// <param name="Compiled">False where the compiler was not started because nothing had changed.</param>
/// <param name="Errors">Each error once, with its file relative to the project.</param>
/// <param name="Registry">The emitted registry.</param>
/// <param name="Text">Everything, for a failed assertion.</param>
internal sealed record BuildOutput(bool Succeeded, bool Compiled, IReadOnlyList<string> Errors, string Registry, string Text);
