using System.Text;

namespace Godwit.Generators;

/// <summary>Writes indented C#.</summary>
internal sealed class SourceWriter
{
    private const int Widest = 140;
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>A list on one line, or an item a line where it would be too long to read.</summary>
    public SourceWriter List(string head, IReadOnlyList<string> items, string tail)
    {
        var line = head + string.Join(", ", items) + tail;
        if (items.Count == 0 || Fits(line))
            return Line(line);
        Line(head);
        _depth++;
        for (var index = 0; index < items.Count; index++)
            Line(items[index] + (index == items.Count - 1 ? tail : ","));
        _depth--;
        return this;
    }

    /// <summary>Whether a line is short enough to be read.</summary>
    public bool Fits(string line) => (_depth * 4) + line.Length <= Widest;

    /// <summary>Text that is not indented: the content of a raw literal.</summary>
    public SourceWriter Verbatim(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public SourceWriter Open(string line) => Line(line).Open();

    public SourceWriter Open()
    {
        Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
