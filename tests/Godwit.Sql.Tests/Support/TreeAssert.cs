using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Tests.Support;

/// <summary>What must hold of every tree that the parser makes.</summary>
internal static class TreeAssert
{
    /// <summary>Parses a script and checks all of its trees.</summary>
    public static ScriptSyntax Parse(string text)
    {
        var script = SqlParser.ParseScript(text);
        IsSound(script);
        return script;
    }

    /// <summary>Parses a script that must hold one statement without an error.</summary>
    public static T ParseOne<T>(string text)
        where T : Statement
    {
        var statement = Assert.Single(Parse(text).Statements);
        Assert.Null(statement.Diagnostic);
        return Assert.IsType<T>(statement.Syntax);
    }

    public static void IsSound(ScriptSyntax script)
    {
        var end = 0;
        foreach (var statement in script.Statements)
        {
            Assert.True(statement.Span.Start >= end, "Statements overlap.");
            Assert.True((statement.Syntax is null) != (statement.Diagnostic is null));
            end = statement.Span.End;
            if (statement.Diagnostic is { } diagnostic)
                Assert.True(diagnostic.Span.Start >= statement.Span.Start && diagnostic.Span.End <= script.Text.Length, $"{diagnostic} is not in its statement.");
            if (statement.Syntax is { } syntax)
                IsSound(script, syntax, statement.Span);
        }
    }

    private static void IsSound(ScriptSyntax script, Statement root, TextSpan span)
    {
        Assert.True(span.Contains(root.Span));
        var printed = new List<Token>();
        foreach (var node in root.DescendantsAndSelf())
        {
            HasChildrenInOrder(node);
            SaysWhatIsWritten(script.Text, node);
            foreach (var token in OwnTokens(script.Tokens, node))
            {
                if (!IsLeaf(node) && CarriesText(token.Kind))
                    Assert.Fail($"{node.GetType().Name} drops '{token.Of(script.Text)}' in: {span.Of(script.Text)}");
                printed.Add(token);
            }
        }

        var written = TokensIn(script.Tokens, root.Span);
        Assert.Equal(written, printed.OrderBy(token => token.Start));
        var rest = TokensIn(script.Tokens, TextSpan.FromBounds(root.Span.End, span.End));
        Assert.All(rest, token => Assert.Equal(TokenKind.Semicolon, token.Kind));
        Assert.Equal(span.Start, root.Span.Start);
    }

    private static void HasChildrenInOrder(SqlNode node)
    {
        var end = node.Span.Start;
        foreach (var child in node.Children)
        {
            if (child.Span.Start < end || child.Span.End > node.Span.End)
                Assert.Fail($"{child.GetType().Name} at {child.Span} is out of order in {node.GetType().Name} at {node.Span}.");
            end = child.Span.End;
        }
    }

    private static void SaysWhatIsWritten(string text, SqlNode node)
    {
        var written = node.Span.Of(text);
        var said = node switch
        {
            Name name => name.Quote == QuoteKind.None ? name.Text : written,
            LiteralExpression literal => literal.Text,
            ParameterExpression parameter => parameter.Text,
            TypeName type => type.Text,
            ModuleArgument argument => argument.Text,
            _ => written,
        };
        Assert.Equal(written, said);
        if (node is Name { Quote: not QuoteKind.None } quoted)
            Assert.Equal(Names.Unquote(written), quoted.Text);
    }

    private static bool IsLeaf(SqlNode node) => node is Name or LiteralExpression or ParameterExpression or TypeName or ModuleArgument or PragmaValue;

    private static bool CarriesText(TokenKind kind) =>
        kind is TokenKind.Identifier or TokenKind.String or TokenKind.Blob or TokenKind.Integer or TokenKind.Float or TokenKind.SeparatedNumber or TokenKind.Variable;

    private static IEnumerable<Token> OwnTokens(ImmutableArray<Token> tokens, SqlNode node)
    {
        var start = node.Span.Start;
        foreach (var child in node.Children)
        {
            foreach (var token in TokensIn(tokens, TextSpan.FromBounds(start, child.Span.Start)))
                yield return token;
            start = child.Span.End;
        }

        foreach (var token in TokensIn(tokens, TextSpan.FromBounds(start, node.Span.End)))
            yield return token;
    }

    /// <summary>The tokens of a span, which must begin and end between tokens.</summary>
    private static List<Token> TokensIn(ImmutableArray<Token> tokens, TextSpan span)
    {
        var low = 0;
        var high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        Assert.True(low == 0 || tokens[low - 1].End <= span.Start, "A span begins within a token.");
        var found = new List<Token>();
        for (; low < tokens.Length && tokens[low].Start < span.End; low++)
        {
            Assert.True(tokens[low].End <= span.End, "A span ends within a token.");
            found.Add(tokens[low]);
        }

        return found;
    }
}
