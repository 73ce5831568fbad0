namespace Godwit.Package.Tests;

/// <summary>A user's project outside the repository: one package reference, a set, and scripts.</summary>
internal sealed class Consumer : IDisposable
{
    private const string MigratingProgram = """
        using Godwit;

        var report = await Shop.MigrateAsync(args[0]);
        Console.WriteLine(report.IsUpToDate ? "up to date" : $"version {report.ToVersion}");

        [MigrationSet]
        public sealed partial class Shop;
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("godwit-consumer-");

    public Consumer(Packages packages, params ReadOnlySpan<(string Name, string Text)> scripts)
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
        Write("Program.cs", MigratingProgram);
        foreach (var (name, text) in scripts)
            Write(Path.Combine("Migrations", name), text);
    }

    public string Database => Path.Combine(_folder.FullName, "shop.db");

    public void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public Task<DotNetResult> BuildAsync() => DotNet.RunAsync(_folder.FullName, "build", "-tl:off");

    public Task<DotNetResult> RunAsync() => DotNet.RunAsync(_folder.FullName, "run", "--no-build", "--", Database);

    public void Dispose() => _folder.Delete(recursive: true);
}
