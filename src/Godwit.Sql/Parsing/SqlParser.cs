using System.Collections.Immutable;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>Parses scripts as SQLite 3.50 does.</summary>
public static class SqlParser
{
    /// <summary>
    /// Parses a whole script, in time that grows with its length only. A statement that does not parse gives one diagnostic,
    /// and the next one begins behind its semicolon. Whatever the text holds, nothing is thrown.
    /// </summary>
    /// <param name="normalizedText">The script's text as <see cref="Text.ScriptText.Normalize"/> returns it.</param>
    public static ScriptSyntax ParseScript(string normalizedText) => ParseScript(normalizedText, out _);

    /// <inheritdoc cref="ParseScript(string)"/>
    /// <param name="normalizedText">The script's text.</param>
    /// <param name="steps">How many tokens were looked at.</param>
    internal static ScriptSyntax ParseScript(string normalizedText, out long steps)
    {
        var tokens = Lexer.Tokenize(normalizedText);
        var boundaries = new StatementBoundaries(tokens);
        var statements = ImmutableArray.CreateBuilder<ScriptStatement>();
        var small = new StatementParser(normalizedText, tokens);
        var parsed = ParseFrom(small, 0);
        steps = small.Steps;
        if (parsed < tokens.Length)
        {
            var large = new StatementParser(normalizedText, tokens) { HasLargeStack = true };
            LargeStack.Run(() => ParseFrom(large, parsed));
            steps += large.Steps;
        }

        steps += boundaries.Steps;
        return new ScriptSyntax(normalizedText, tokens, statements.ToImmutable());

        // Returns the first token of the statement that needs a larger stack, or the number of tokens.
        int ParseFrom(StatementParser parser, int first)
        {
            while (first < tokens.Length)
            {
                var limit = boundaries.EndOfStatement(first);
                if (tokens[first].Kind != TokenKind.Semicolon)
                {
                    var statement = parser.Parse(first, limit);
                    if (parser.NeedsLargeStack)
                        break;
                    statements.Add(statement);
                }

                first = limit;
            }

            return first;
        }
    }
}
