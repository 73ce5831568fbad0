namespace Godwit.Package.Tests;

/// <summary>A user's project outside the repository: one package reference, a set, and scripts.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("godwit-consumer-");

    /// <summary>A project of these files, named relative to its folder.</summary>
    public Consumer(Packages packages, params IEnumerable<(string Name, string Text)> files)
    {
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Godwit" Version="{packages.Version}" />
                <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="{Packages.PinnedVersion("SQLitePCLRaw.bundle_e_sqlite3")}" />
              </ItemGroup>
            </Project>
            """);
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{packages.Cache}" /></config>
              <packageSources><add key="packed" value="{packages.Source}" /></packageSources>
            </configuration>
            """);
        foreach (var (name, text) in files)
            Write(name, text);
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public Task<DotNetResult> BuildAsync() => DotNet.RunAsync(_folder.FullName, "build", "-tl:off");

    /// <summary>Publishes for this machine's own system.</summary>
    public Task<DotNetResult> PublishAsync(string to) =>
        DotNet.RunAsync(_folder.FullName, "publish", "-tl:off", "-c", "Release", "--use-current-runtime", "--self-contained", "-o", to);

    /// <summary>Where a file of the project is.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs the program in its own folder.</summary>
    public Task<DotNetResult> RunAsync() => DotNet.RunAsync(_folder.FullName, "run", "--no-build");

    public void Dispose() => _folder.Delete(recursive: true);
}
