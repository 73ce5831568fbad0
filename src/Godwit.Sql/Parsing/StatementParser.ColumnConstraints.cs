using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Constraints of columns, which need nothing between them.
internal sealed partial class StatementParser
{
    /// <param name="generatedStart">Where GENERATED ALWAYS was taken for words of the type, or -1.</param>
    private ImmutableArray<ColumnConstraint> ParseColumnConstraints(int generatedStart)
    {
        var constraints = ImmutableArray.CreateBuilder<ColumnConstraint>(1);
        if (generatedStart >= 0 && _kind == TokenKind.As)
            constraints.Add(ParseGenerated(generatedStart, null));
        while (ParseColumnConstraint() is { } constraint)
            constraints.Add(constraint);
        return constraints.DrainToImmutable();
    }

    private ColumnConstraint? ParseColumnConstraint()
    {
        var start = Start;
        var name = Accept(TokenKind.Constraint) ? ParseName() : null;
        switch (_kind)
        {
            case TokenKind.Default:
                return ParseDefault(start, name);
            case TokenKind.Null:
                Advance();
                var onNull = ParseOnConflict();
                return new ColumnNull(From(start), name, onNull);
            case TokenKind.Not:
                return ParseNotNullOrDeferral(start, name);
            case TokenKind.Primary:
                return ParseColumnPrimaryKey(start, name);
            case TokenKind.Unique:
                Advance();
                var onDuplicate = ParseOnConflict();
                return new ColumnUnique(From(start), name, onDuplicate);
            case TokenKind.Check:
                Advance();
                var condition = ParseExpressionInParentheses();
                return new ColumnCheck(From(start), name, condition);
            case TokenKind.References:
                var reference = ParseReference();
                return new ColumnReferences(From(start), name, reference);
            case TokenKind.Deferrable:
                var deferral = ParseDeferral();
                return new ColumnDeferral(From(start), name, deferral);
            case TokenKind.Collate:
                Advance();
                var collation = ParseName(TokenClass.Alias);
                return new ColumnCollation(From(start), name, collation);
            case TokenKind.Generated:
                Advance();
                Expect(TokenKind.Always);
                return ParseGenerated(start, name);
            case TokenKind.As:
                return ParseGenerated(start, name);
            default:
                return name is null ? null : new ColumnConstraintName(From(start), name);
        }
    }

    private ColumnConstraint ParseNotNullOrDeferral(int start, Name? name)
    {
        if (NextKind(1) == TokenKind.Deferrable)
        {
            var deferral = ParseDeferral();
            return new ColumnDeferral(From(start), name, deferral);
        }

        Advance();
        Expect(TokenKind.Null);
        var onConflict = ParseOnConflict();
        return new ColumnNotNull(From(start), name, onConflict);
    }

    private ColumnPrimaryKey ParseColumnPrimaryKey(int start, Name? name)
    {
        Advance();
        Expect(TokenKind.Key);
        var order = ParseSortOrder();
        var onConflict = ParseOnConflict();
        var isAutoIncrement = Accept(TokenKind.AutoIncrement);
        return new ColumnPrimaryKey(From(start), name, order, onConflict, isAutoIncrement);
    }

    private Expression ParseExpressionInParentheses()
    {
        Expect(TokenKind.LeftParenthesis);
        var expression = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return expression;
    }

    private ColumnDefault ParseDefault(int start, Name? name)
    {
        Advance();
        if (_kind == TokenKind.LeftParenthesis)
        {
            var expression = ParseExpressionInParentheses();
            return new ColumnDefault(From(start), name, expression, isParenthesized: true);
        }

        var value = ParseDefaultValue();
        return new ColumnDefault(From(start), name, value, isParenthesized: false);
    }

    private Expression ParseDefaultValue()
    {
        var start = Start;
        if (_kind is TokenKind.Plus or TokenKind.Minus)
        {
            var op = _kind == TokenKind.Minus ? UnaryOperator.Minus : UnaryOperator.Plus;
            Advance();
            var operand = ParseTerm();
            return new UnaryExpression(From(start), op, operand);
        }

        if (LiteralKindOf(_kind) is null && Is(TokenClass.Word))
        {
            var word = TakeName();
            return new ColumnExpression(word.Span, null, null, word);
        }

        return ParseTerm();
    }

    private Expression ParseTerm() => LiteralKindOf(_kind) is { } kind ? ParseLiteral(kind) : FailWith(MissingExpression);

    private ColumnGenerated ParseGenerated(int start, Name? name)
    {
        Expect(TokenKind.As);
        var expression = ParseExpressionInParentheses();
        var storage = ParseOptionalName(TokenClass.Plain);
        return new ColumnGenerated(From(start), name, expression, storage);
    }
}
