using System.Globalization;

namespace Godwit.Tests;

/// <summary>What a test cannot do without. Where the suite runs on SQLCipher, the few tests without it are counted as skipped and say why.</summary>
internal static class Needs
{
    public static void PlainFile(string why) => Skip.If(TestEngine.IsCipher, why);

    /// <param name="major">Of SQLite 3.</param>
    /// <param name="what">What came with that version, and is what the test is about.</param>
    public static void Sqlite(int major, string what) =>
        Skip.IfNot(TestEngine.IsAtLeast(3_000_000 + (major * 1000)), string.Create(CultureInfo.InvariantCulture, $"{what}: SQLite 3.{major} and later."));
}
