using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

internal sealed partial class StatementParser
{
    private static readonly Name MissingName = new(default, "", QuoteKind.None);

    private Name ParseName(TokenClass tokenClass = TokenClass.Name) => Is(tokenClass) ? TakeName() : FailWith(MissingName);

    private Name? ParseOptionalName(TokenClass tokenClass = TokenClass.Name) => Is(tokenClass) ? TakeName() : null;

    private Name TakeName()
    {
        var token = tokens[_position];
        Advance();
        return CreateName(token);
    }

    private Name CreateName(Token token)
    {
        var quote = text[token.Start] switch
        {
            '"' => QuoteKind.Double,
            '`' => QuoteKind.Backquote,
            '[' => QuoteKind.Bracket,
            '\'' => QuoteKind.Single,
            _ => QuoteKind.None,
        };
        return new Name(token.Span, Names.Unquote(token.Of(text)), quote);
    }

    private QualifiedName ParseQualifiedName()
    {
        var start = Start;
        var name = ParseName();
        if (!Accept(TokenKind.Dot))
            return new QualifiedName(From(start), null, name);
        var inner = ParseName();
        return new QualifiedName(From(start), name, inner);
    }

    /// <summary><c>(a, b)</c>, where there is one.</summary>
    private ImmutableArray<Name> ParseOptionalNames() => _kind == TokenKind.LeftParenthesis ? ParseNamesInParentheses() : [];

    private ImmutableArray<Name> ParseNamesInParentheses()
    {
        Expect(TokenKind.LeftParenthesis);
        var names = List(static parser => parser.ParseName());
        Expect(TokenKind.RightParenthesis);
        return names;
    }

    /// <summary>Names that the grammar lets look like columns of an index, and that the engine then refuses to be.</summary>
    private ImmutableArray<Name> ParseOptionalPlainColumns() =>
        _kind == TokenKind.LeftParenthesis ? ParsePlainColumns() : [];

    private ImmutableArray<Name> ParsePlainColumns()
    {
        Expect(TokenKind.LeftParenthesis);
        var names = List(static parser => parser.ParsePlainColumn());
        Expect(TokenKind.RightParenthesis);
        return names;
    }

    private Name ParsePlainColumn()
    {
        var position = _position;
        var name = ParseName();
        var behindName = _position;
        if (Accept(TokenKind.Collate))
            ParseName(TokenClass.Alias);
        ParseSortOrder();
        if (_position > behindName)
            FailUnlessNextFails($"syntax error after column name \"{tokens[position].Of(text)}\"", tokens[behindName].Span);
        return name;
    }

    private bool ParseIfNotExists()
    {
        if (!Accept(TokenKind.If))
            return false;
        Expect(TokenKind.Not);
        Expect(TokenKind.Exists);
        return true;
    }

    private bool ParseIfExists()
    {
        if (!Accept(TokenKind.If))
            return false;
        Expect(TokenKind.Exists);
        return true;
    }

    /// <summary>An alias behind AS, or a bare one where it cannot be taken for what follows.</summary>
    private Name? ParseAlias() => Accept(TokenKind.As) ? ParseName() : ParseOptionalName(TokenClass.Alias);
}
