namespace Godwit.Package.Tests;

/// <summary>The sample OpenChime, built on the packages and published without what it does not use, still does all it did.</summary>
public sealed class TrimmedTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public async Task A_trimmed_program_is_published_without_a_warning_and_encrypts_the_tokens_of_an_old_database()
    {
        using var consumer = new Consumer(packages, Sample("samples/OpenChime"));
        consumer.Write("Consumer.csproj", Project());
        var published = consumer.PathOf("published");

        var publish = await consumer.PublishAsync(published);
        Assert.True(publish.ExitCode == 0, publish.Output);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.True(new FileInfo(Path.Combine(published, "System.Private.CoreLib.dll")).Length < new FileInfo(typeof(object).Assembly.Location).Length / 2, "Nothing was trimmed.");

        var program = Path.Combine(published, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        var migration = await DotNet.RunPublishedAsync(program);
        Assert.True(migration.ExitCode == 0, migration.Output);
        Assert.Contains("The database is now at version 3;", migration.Output, StringComparison.Ordinal);
        Assert.Contains("50 accounts (25 google, 25 proton) and 200 events; the tokens of every account can be read.", migration.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Text)> Sample(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .Where(name => Path.GetExtension(name) is ".cs" or ".sql" && name.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(name => (name, File.ReadAllText(Path.Combine(root, name))));
    }

    // GW3030: a sample is never released, and has no lock file.
    private string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <InvariantGlobalization>true</InvariantGlobalization>
            <PublishTrimmed>true</PublishTrimmed>
            <IsAotCompatible>true</IsAotCompatible>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NoWarn>$(NoWarn);GW3030</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Godwit.Encryption" Version="{packages.Version}" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{Packages.PinnedVersion("Microsoft.Extensions.DependencyInjection")}" />
            <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="{Packages.PinnedVersion("SQLitePCLRaw.bundle_e_sqlite3")}" />
          </ItemGroup>
        </Project>
        """;
}
