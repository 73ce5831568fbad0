using System.Collections.Immutable;
using System.Text;
using Godwit.Sql.Parsing;

namespace Godwit.Generators;

/// <summary>Cuts a script into pieces that the compiler swallows quickly: one literal of 10 MB costs it 8 s.</summary>
internal static class ScriptParts
{
    /// <summary>The size of a piece in bytes of UTF-8. A single statement may be larger.</summary>
    public const int Size = 64 * 1024;

    /// <summary>Pieces that together are the whole text, each cut behind a statement, so that lines can be counted on.</summary>
    public static EquatableArray<string> Cut(string text, ImmutableArray<ScriptStatement> statements)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var end = 0;
        foreach (var statement in statements)
        {
            if (end > start && Bytes(text, start, statement.Span.End) > Size)
            {
                parts.Add(text.Substring(start, end - start));
                start = end;
            }

            end = statement.Span.End;
        }

        parts.Add(text.Substring(start));
        return new(parts.ToImmutable());
    }

    private static int Bytes(string text, int start, int end)
    {
        // A char is at most three bytes, so most pieces need no counting.
        return (end - start) * 3 <= Size ? end - start : Encoding.UTF8.GetByteCount(text.Substring(start, end - start));
    }
}
