using System.Text.RegularExpressions;

namespace Godwit.Sql.Tests.Support;

/// <summary>
/// Makes random sentences of a grammar in an extended Backus-Naur form: <c>rule = a [b] {c} (d | e) 'X' ;</c>, where lower case
/// is a rule, upper case a keyword, and what is quoted stands for itself.
/// </summary>
internal sealed partial class Grammar
{
    private readonly Dictionary<string, Node> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Random, string>> _terminals;
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);

    public Grammar(string text, Dictionary<string, Func<Random, string>> terminals)
    {
        _terminals = terminals;
        var tokens = new Queue<string>(Token().Matches(text).Select(match => match.Value));
        while (tokens.Count > 0)
        {
            var name = tokens.Dequeue();
            Assert.Equal("=", tokens.Dequeue());
            _rules.Add(name, ParseChoice(tokens));
            Assert.Equal(";", tokens.Dequeue());
        }

        MeasureDepths();
    }

    public IEnumerable<string> Rules => _rules.Keys;

    /// <summary>A sentence of a rule. Beyond a depth only the shortest ways are taken.</summary>
    public string Generate(string rule, Random random, int depth)
    {
        var tokens = new List<string>();
        Expand(_rules[rule], random, depth, tokens);
        return string.Join(" ", tokens);
    }

    private void Expand(Node node, Random random, int depth, List<string> tokens)
    {
        switch (node)
        {
            case Literal literal:
                tokens.Add(literal.Text);
                break;
            case Reference reference when _terminals.TryGetValue(reference.Rule, out var terminal):
                tokens.Add(terminal(random));
                break;
            case Reference reference:
                Expand(_rules[reference.Rule], random, depth - 1, tokens);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Expand(item, random, depth, tokens);
                break;
            case Repeat repeat:
                var most = depth <= 0 ? 0 : repeat.Most;
                for (var count = random.Next(most + 1); count > 0; count--)
                    Expand(repeat.Item, random, depth - 1, tokens);
                break;
            case Choice choice:
                var least = choice.Items.Min(Depth);
                var open = depth > 0 ? choice.Items : [.. choice.Items.Where(item => Depth(item) == least)];
                Expand(open[random.Next(open.Count)], random, depth, tokens);
                break;
        }
    }

    private int Depth(Node node) => node switch
    {
        Reference reference => _terminals.ContainsKey(reference.Rule) ? 0 : _depths.GetValueOrDefault(reference.Rule, 1000) + 1,
        Sequence sequence => sequence.Items.Select(Depth).DefaultIfEmpty(0).Max(),
        Choice choice => choice.Items.Min(Depth),
        _ => 0,
    };

    private void MeasureDepths()
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var (name, node) in _rules)
            {
                var depth = Depth(node);
                changed |= depth < _depths.GetValueOrDefault(name, 1000);
                _depths[name] = Math.Min(depth, _depths.GetValueOrDefault(name, 1000));
            }
        }
        while (changed);
        Assert.All(_depths, pair => Assert.True(pair.Value < 1000, $"{pair.Key} never ends."));
    }

    private static Node ParseChoice(Queue<string> tokens)
    {
        var items = new List<Node> { ParseSequence(tokens) };
        while (tokens.Peek() == "|")
        {
            tokens.Dequeue();
            items.Add(ParseSequence(tokens));
        }

        return items.Count == 1 ? items[0] : new Choice(items);
    }

    private static Sequence ParseSequence(Queue<string> tokens)
    {
        var items = new List<Node>();
        while (tokens.Peek() is not ("|" or ";" or ")" or "]" or "}"))
            items.Add(ParseItem(tokens));
        return new Sequence(items);
    }

    private static Node ParseItem(Queue<string> tokens)
    {
        var token = tokens.Dequeue();
        if (token is not ("(" or "[" or "{"))
        {
            if (token[0] == '\'')
                return new Literal(token[1..^1]);
            return char.IsLower(token[0]) ? new Reference(token) : new Literal(token);
        }

        var inner = ParseChoice(tokens);
        tokens.Dequeue();
        return token == "(" ? inner : new Repeat(inner, token == "[" ? 1 : 3);
    }

    private abstract record Node;

    private sealed record Literal(string Text) : Node;

    private sealed record Reference(string Rule) : Node;

    private sealed record Sequence(List<Node> Items) : Node;

    private sealed record Choice(List<Node> Items) : Node;

    private sealed record Repeat(Node Item, int Most) : Node;

    [GeneratedRegex(@"'[^']+'|[A-Za-z_]+|[=;|()\[\]{}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
