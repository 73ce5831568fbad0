using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>Tells whether a file was UTF-8, from the text the compiler made of it.</summary>
internal static class TextEncoding
{
    private const char Replacement = '\uFFFD';

    /// <summary>The name of another encoding that the compiler recognised or fell back to, or null.</summary>
    public static string? OtherThanUtf8(SourceText source) =>
        source.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage ? encoding.EncodingName : null;

    /// <summary>The first character that stands for bytes that are not UTF-8, or -1.</summary>
    public static int FirstInvalid(SourceText source, string text)
    {
        var index = text.IndexOf(Replacement);
        return index >= 0 && !IsExact(source) ? index : -1;
    }

    // The character may be in the file itself: then the bytes of the text are those that the compiler hashed.
    private static bool IsExact(SourceText source)
    {
        var actual = source.GetChecksum();
        return Checksum(mark: false).SequenceEqual(actual) || Checksum(mark: true).SequenceEqual(actual);

        ImmutableArray<byte> Checksum(bool mark) =>
            SourceText.From(source.ToString(), new UTF8Encoding(mark), source.ChecksumAlgorithm).GetChecksum();
    }
}
