using System.Reflection;
using Godwit.Sql.Scripts;

namespace Godwit.Generators.Tests;

/// <summary>A project in which version 1 (<c>SELECT 1;</c>) and version 2 (<c>SELECT 2;</c>) were released.</summary>
internal static class Locked
{
    public const string Path = "Migrations/migrations.lock";

    public static readonly string One = ScriptChecksum.Compute("SELECT 1;");
    public static readonly string Two = ScriptChecksum.Compute("SELECT 2;");

    public static TestProject Project => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;")
        .File("Migrations/2_b.sql", "SELECT 2;")
        .File(Path, $"1 a {One}\n2 b {Two}\n");

    /// <summary>The same project with another lock file.</summary>
    public static TestProject With(string text) => Project.File(Path, text);

    /// <summary>The lock file that a build with the property GodwitLock=write hands over.</summary>
    public static string LinesOf(BuildResult result) =>
        result.Assembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Godwit.Lock:Migrations").Value + "\n";
}
