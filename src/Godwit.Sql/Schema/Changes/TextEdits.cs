using System.Text;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Schema.Changes;

/// <summary>The places in a stored text where a name is replaced by another, as ALTER TABLE does.</summary>
/// <param name="text">The stored text.</param>
/// <param name="name">The new name.</param>
/// <param name="alwaysQuoted">Whether the new name gets quotes where the old one had none.</param>
internal sealed class TextEdits(string text, string name, bool alwaysQuoted)
{
    private readonly SortedDictionary<int, TextSpan> _places = [];

    public bool IsEmpty => _places.Count == 0;

    public void Add(Name old) => _places[old.Span.Start] = old.Span;

    public void Remove(Name old) => _places.Remove(old.Span.Start);

    /// <summary>The text with all the places replaced.</summary>
    public string Apply()
    {
        if (IsEmpty)
            return text;
        var quoted = "\"" + name.Replace("\"", "\"\"") + "\"";
        var result = new StringBuilder(text.Length + (_places.Count * name.Length));
        var at = 0;
        foreach (var place in _places.Values)
        {
            result.Append(text, at, place.Start - at);
            at = place.End;
            if (!alwaysQuoted && Characters.IsNamePart(text[place.Start]))
                result.Append(name);
            else
                result.Append(quoted).Append(at < text.Length && text[at] == '"' ? " " : "");
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
