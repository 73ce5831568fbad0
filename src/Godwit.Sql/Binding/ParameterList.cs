using System.Collections.Immutable;
using System.Globalization;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>The parameters met while a statement is bound, and what their places ask of them.</summary>
internal sealed class ParameterList
{
    private static readonly char[] Prefixes = ['?', ':', '@', '$'];
    private Dictionary<ParameterExpression, Expectation>? _uses;

    /// <summary>Notes that a parameter occurs.</summary>
    public void Note(ParameterExpression parameter)
    {
        _uses ??= [];
        if (!_uses.ContainsKey(parameter))
            _uses.Add(parameter, default);
    }

    /// <summary>Notes every parameter of a statement, those in parts that the engine does not look at included.</summary>
    public void NoteAll(Statement statement, string text)
    {
        if (text.IndexOfAny(Prefixes, statement.Span.Start, statement.Span.Length) < 0)
            return;
        foreach (var node in statement.DescendantsAndSelf())
        {
            if (node is ParameterExpression parameter)
                Note(parameter);
        }
    }

    /// <summary>Says what the place of an expression asks of it, where the expression is a parameter.</summary>
    public void Expect(Expression expression, SqlType type, Column? column, bool isNullable)
    {
        while (expression is ParenthesizedExpression parenthesized)
            expression = parenthesized.Inner;
        if (expression is not ParameterExpression parameter)
            return;
        _uses ??= [];
        _uses[parameter] = new Expectation(type, column, !isNullable);
    }

    /// <summary>The parameters with the numbers that the engine gives them, in the order of the text.</summary>
    public ImmutableArray<BoundParameter> Number()
    {
        if (_uses is null)
            return ImmutableArray<BoundParameter>.Empty;
        var uses = new List<KeyValuePair<ParameterExpression, Expectation>>(_uses);
        uses.Sort((a, b) => a.Key.Span.Start.CompareTo(b.Key.Span.Start));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new SortedDictionary<int, BoundParameter>();
        var last = 0;
        foreach (var use in uses)
        {
            var name = use.Key.Text;
            var number = NumberOf(name, numbers, ref last);
            found[number] = found.TryGetValue(number, out var former)
                ? Merge(former, use.Value)
                : Merge(new BoundParameter(number, name == "?" ? null : name, use.Key.Span), use.Value);
        }

        return [.. found.Values];
    }

    private static int NumberOf(string name, Dictionary<string, int> numbers, ref int last)
    {
        if (name == "?")
            return ++last;
        if (name[0] == '?' && int.TryParse(name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            last = Math.Max(last, number);
            return number;
        }

        if (!numbers.TryGetValue(name, out number))
            numbers.Add(name, number = ++last);
        return number;
    }

    private static BoundParameter Merge(BoundParameter parameter, Expectation use) => parameter with
    {
        Type = parameter.Type == SqlType.Unknown ? use.Type : parameter.Type,
        Column = parameter.Column ?? use.Column,
        IsNullable = parameter.IsNullable && !use.RefusesNull,
    };

    private readonly record struct Expectation(SqlType Type, Column? Column, bool RefusesNull);
}
