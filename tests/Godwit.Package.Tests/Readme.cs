using System.Text.RegularExpressions;

namespace Godwit.Package.Tests;

/// <summary>The example of the README as the files of a project: its scripts, named in their first lines, and its program.</summary>
internal static partial class Readme
{
    public static IReadOnlyList<(string Name, string Text)> Example()
    {
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(block => (Language: block.Groups["language"].Value, Text: block.Groups["text"].Value)).ToList();
        var scripts = blocks.Where(block => block.Language == "sql").Select(block => (Name: block.Text.Split('\n')[0].TrimStart('-', ' '), block.Text));
        return [.. scripts, ("Program.cs", blocks.First(block => block.Language == "csharp").Text)];
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
