using System.Text.RegularExpressions;

namespace Godwit.Package.Tests;

/// <summary>The examples of the README as files of a project.</summary>
internal static partial class Readme
{
    private static readonly IReadOnlyList<(string Language, string Text)> Blocks =
        [.. Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    /// <summary>The scripts, named in their first lines, and the program.</summary>
    public static IReadOnlyList<(string Name, string Text)> Example =>
        [.. Blocks.Where(block => block.Language == "sql").Select(block => (block.Text.Split('\n')[0].TrimStart('-', ' '), block.Text)), ("Program.cs", CSharp[0])];

    /// <summary>The class that migrates data.</summary>
    public static (string Name, string Text) DataMigration => ("HashPasswords.cs", "using Godwit;\n" + CSharp[1]);

    private static IReadOnlyList<string> CSharp => [.. Blocks.Where(block => block.Language == "csharp").Select(block => block.Text)];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
