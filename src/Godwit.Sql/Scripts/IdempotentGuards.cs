using System.Collections.Immutable;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Scripts;

/// <summary>What one statement of an idempotent script creates: a table, or a column of one.</summary>
/// <param name="Statement">The zero-based statement among those that are not empty.</param>
/// <param name="Table">The table's name, unquoted.</param>
/// <param name="Column">The column's name, unquoted; null where the table itself is created.</param>
public readonly record struct IdempotentGuard(int Statement, string Table, string? Column);

/// <summary>Finds the statements that an idempotent script may leave out, because what they create is there.</summary>
public static class IdempotentGuards
{
    /// <summary>
    /// The statements of the forms <c>CREATE [VIRTUAL] TABLE [IF NOT EXISTS] t</c> and <c>ALTER TABLE t ADD [COLUMN] c</c>, in
    /// the main database. Temporary and attached tables are left out.
    /// </summary>
    /// <param name="text">The normalised text of the script.</param>
    public static ImmutableArray<IdempotentGuard> Find(string text)
    {
        var guards = ImmutableArray.CreateBuilder<IdempotentGuard>();
        var tokens = Lexer.Tokenize(text);
        var statement = 0;
        for (var first = 0; first < tokens.Length; first = ScriptSplitter.EndOfStatement(tokens, first))
        {
            if (tokens[first].Kind == TokenKind.Semicolon)
                continue;
            if (Guard(text, tokens, first, statement) is { } guard)
                guards.Add(guard);
            statement++;
        }

        return guards.ToImmutable();
    }

    private static IdempotentGuard? Guard(string text, ImmutableArray<Token> tokens, int index, int statement)
    {
        var isAlter = Accept(tokens, ref index, TokenKind.Alter);
        if (!isAlter && !Accept(tokens, ref index, TokenKind.Create))
            return null;
        if (!isAlter)
            Accept(tokens, ref index, TokenKind.Virtual);
        if (!Accept(tokens, ref index, TokenKind.Table))
            return null;
        if (!isAlter && Accept(tokens, ref index, TokenKind.If))
            index += 2;
        if (Table(text, tokens, ref index) is not { } table)
            return null;
        if (!isAlter)
            return new IdempotentGuard(statement, table, null);
        if (!Accept(tokens, ref index, TokenKind.Add))
            return null;
        Accept(tokens, ref index, TokenKind.Column);
        return Name(text, tokens, index) is { } column ? new IdempotentGuard(statement, table, column) : null;
    }

    private static string? Table(string text, ImmutableArray<Token> tokens, ref int index)
    {
        var name = Name(text, tokens, index++);
        if (!Accept(tokens, ref index, TokenKind.Dot))
            return name;
        return string.Equals(name, "main", StringComparison.OrdinalIgnoreCase) ? Name(text, tokens, index++) : null;
    }

    private static string? Name(string text, ImmutableArray<Token> tokens, int index)
    {
        if (index >= tokens.Length)
            return null;
        var token = tokens[index];
        var isName = token.Kind is TokenKind.Identifier or TokenKind.String || Keywords.IsKeyword(token.Kind);
        return isName ? Names.Unquote(token.Of(text)) : null;
    }

    private static bool Accept(ImmutableArray<Token> tokens, ref int index, TokenKind kind)
    {
        if (index >= tokens.Length || tokens[index].Kind != kind)
            return false;
        index++;
        return true;
    }
}
