using System.Xml.Linq;

namespace Godwit.Package.Tests;

/// <summary>Packs what ships into a folder of its own, once for all tests.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("godwit-packages-");

    /// <summary>The package source.</summary>
    internal string Source => Path.Combine(_folder.FullName, "source");

    /// <summary>Where consumers unpack to, so that the user's own cache never sees these packages.</summary>
    internal string Cache => Path.Combine(_folder.FullName, "cache");

    internal string Version { get; private set; } = "";

    /// <summary>The version of another package that the repository pins.</summary>
    internal static string PinnedVersion(string package) =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == package).Attribute("Version")!.Value;

    public async Task InitializeAsync()
    {
        foreach (var project in new[] { "src/Godwit", "src/Godwit.Encryption", "generators/Godwit.Generators" })
        {
            var pack = await DotNet.RunAsync(Repository.Root, "pack", project, "--no-build", "-c", Repository.Configuration, "-o", Source);
            Assert.True(pack.ExitCode == 0, pack.Output);
        }

        var name = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Source, "Godwit.Generators.*.nupkg")));
        Version = name["Godwit.Generators.".Length..];
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
