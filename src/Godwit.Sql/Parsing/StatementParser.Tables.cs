using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// CREATE TABLE and the columns of ALTER TABLE.
internal sealed partial class StatementParser
{
    private CreateTableStatement ParseCreateTable(int start, bool isTemporary)
    {
        Advance();
        var ifNotExists = ParseIfNotExists();
        var table = ParseQualifiedName();
        if (Accept(TokenKind.As))
        {
            var select = ParseSelect();
            return new CreateTableStatement(From(start), isTemporary, ifNotExists, table, [], [], [], select);
        }

        Expect(TokenKind.LeftParenthesis);
        var columns = ParseColumnDefinitions(out var hasConstraints);
        var constraints = hasConstraints ? ParseTableConstraints() : [];
        Expect(TokenKind.RightParenthesis);
        var options = ParseTableOptions();
        return new CreateTableStatement(From(start), isTemporary, ifNotExists, table, columns, constraints, options, null);
    }

    // The comma before the first constraint of the table is taken, too.
    private ImmutableArray<ColumnDefinition> ParseColumnDefinitions(out bool hasConstraints)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnDefinition>();
        hasConstraints = false;
        do
        {
            columns.Add(ParseColumnDefinition());
            if (!Accept(TokenKind.Comma))
                break;
            hasConstraints = IsTableConstraintNext();
        }
        while (!hasConstraints);
        return columns.DrainToImmutable();
    }

    private ColumnDefinition ParseColumnDefinition()
    {
        var start = Start;
        var name = ParseName();
        var typeStart = _position;
        var type = ParseTypeName();
        var generatedStart = -1;
        if (type is not null)
            type = WithoutGenerated(type, typeStart, out generatedStart);
        var constraints = ParseColumnConstraints(generatedStart);
        return new ColumnDefinition(From(start), name, type, constraints);
    }

    /// <summary>
    /// Names to the end, as many as there are, and numbers in parentheses. Thus the grammar takes GENERATED ALWAYS for words
    /// of the type.
    /// </summary>
    private TypeName? ParseTypeName()
    {
        var start = Start;
        if (!Is(TokenClass.Alias))
            return null;
        while (Is(TokenClass.Alias))
            Advance();
        if (Accept(TokenKind.LeftParenthesis))
        {
            ParseSignedNumber();
            if (Accept(TokenKind.Comma))
                ParseSignedNumber();
            Expect(TokenKind.RightParenthesis);
        }

        var span = From(start);
        return new TypeName(span, span.Of(text));
    }

    private void ParseSignedNumber()
    {
        if (_kind is TokenKind.Plus or TokenKind.Minus)
            Advance();
        if (_kind is TokenKind.Integer or TokenKind.Float)
            Advance();
        else
            Fail();
    }

    /// <summary>The type without GENERATED ALWAYS at its end, as the engine cuts it; and where those words start.</summary>
    private TypeName? WithoutGenerated(TypeName type, int first, out int generatedStart)
    {
        generatedStart = -1;
        var generated = _position - 2;
        if (generated < first || tokens[generated].Kind != TokenKind.Generated || tokens[generated + 1].Kind != TokenKind.Always)
            return type;
        generatedStart = tokens[generated].Start;
        if (generated == first)
            return null;
        var span = Text.TextSpan.FromBounds(type.Span.Start, tokens[generated - 1].End);
        return new TypeName(span, span.Of(text));
    }

    private ImmutableArray<TableOption> ParseTableOptions()
    {
        if (_kind is not (TokenKind.Comma or TokenKind.Without) && !Is(TokenClass.Name))
            return [];
        var options = ImmutableArray.CreateBuilder<TableOption>(1);
        if (_kind != TokenKind.Comma)
            options.Add(ParseTableOption());
        while (Accept(TokenKind.Comma))
            options.Add(ParseTableOption());
        return options.DrainToImmutable();
    }

    private TableOption ParseTableOption()
    {
        var start = Start;
        var isWithout = Accept(TokenKind.Without);
        var name = ParseName();
        var kind = (isWithout, name.Quote == QuoteKind.None ? name.Text.ToUpperInvariant() : "") switch
        {
            (true, "ROWID") => TableOptionKind.WithoutRowId,
            (false, "STRICT") => TableOptionKind.Strict,
            _ => TableOptionKind.Unknown,
        };
        return new TableOption(From(start), kind, name);
    }
}
