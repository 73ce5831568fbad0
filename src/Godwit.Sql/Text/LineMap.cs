using System.Collections.Immutable;

namespace Godwit.Sql.Text;

/// <summary>Turns offsets of one text into lines and columns. Lines end with LF, CRLF or a lone CR.</summary>
public sealed class LineMap
{
    private readonly ImmutableArray<int> _starts;

    /// <summary>Reads the text once; each question afterwards is a binary search.</summary>
    /// <param name="text">The text whose offsets will be asked for.</param>
    public LineMap(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (isBreak)
                starts.Add(i + 1);
        }

        _starts = starts.ToImmutable();
    }

    /// <summary>The number of lines; an empty text has one.</summary>
    public int LineCount => _starts.Length;

    /// <summary>The place of an offset. An offset behind the text belongs to the last line.</summary>
    /// <param name="offset">The zero-based UTF-16 offset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public TextPosition GetPosition(int offset)
    {
        if (offset < 0)
            throw new ArgumentOutOfRangeException(nameof(offset));
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(line, offset - _starts[line]);
    }
}
