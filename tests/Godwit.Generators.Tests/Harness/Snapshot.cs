using System.Runtime.CompilerServices;

namespace Godwit.Generators.Tests;

/// <summary>
/// Compares text with <c>Class.Method#Hint.verified.cs</c> beside the test, as Verify does: a difference leaves a
/// <c>.received.cs</c> to look at and to rename.
/// </summary>
internal static class Snapshot
{
    public static void Verify(BuildResult result, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "") =>
        Verify(result.Sources, testFile, method);

    public static void Verify(IEnumerable<KeyValuePair<string, string>> sources, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var prefix = Path.ChangeExtension(testFile, null) + "." + method + "#";
        var expected = Directory.EnumerateFiles(Path.GetDirectoryName(testFile)!, Path.GetFileName(prefix) + "*.verified.cs").ToHashSet(StringComparer.Ordinal);
        var different = new List<string>();
        foreach (var (hint, text) in sources)
        {
            var verified = $"{prefix}{Path.GetFileNameWithoutExtension(hint)}.verified.cs";
            var received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
            if (expected.Remove(verified) && File.ReadAllText(verified).TrimEnd('\n') == text.TrimEnd('\n'))
            {
                File.Delete(received);
                continue;
            }

            File.WriteAllText(received, text);
            different.Add(received);
        }

        Assert.True(different.Count == 0, "What is emitted differs from the snapshot. Compare, and rename where it is right: " + string.Join(", ", different));
        Assert.True(expected.Count == 0, "These snapshots are of files that are not emitted any more: " + string.Join(", ", expected));
    }
}
