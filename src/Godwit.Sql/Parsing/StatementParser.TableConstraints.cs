using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// Constraints of tables, between which commas may be missing.
internal sealed partial class StatementParser
{
    private bool IsTableConstraintNext() =>
        _kind is TokenKind.Constraint or TokenKind.Primary or TokenKind.Unique or TokenKind.Check or TokenKind.Foreign;

    private ImmutableArray<TableConstraint> ParseTableConstraints()
    {
        var constraints = ImmutableArray.CreateBuilder<TableConstraint>(1);
        do
            constraints.Add(ParseTableConstraint());
        while (Accept(TokenKind.Comma) || IsTableConstraintNext());
        return constraints.DrainToImmutable();
    }

    private TableConstraint ParseTableConstraint()
    {
        var start = Start;
        var name = Accept(TokenKind.Constraint) ? ParseName() : null;
        switch (_kind)
        {
            case TokenKind.Primary:
                return ParseTablePrimaryKey(start, name);
            case TokenKind.Unique:
                Advance();
                var columns = ParseOrderingTermsInParentheses();
                var onDuplicate = ParseOnConflict();
                return new TableUnique(From(start), name, columns, onDuplicate);
            case TokenKind.Check:
                Advance();
                var condition = ParseExpressionInParentheses();
                var onConflict = ParseOnConflict();
                return new TableCheck(From(start), name, condition, onConflict);
            case TokenKind.Foreign:
                return ParseForeignKey(start, name);
            default:
                if (name is null)
                    Fail();
                return new TableConstraintName(From(start), name);
        }
    }

    private TablePrimaryKey ParseTablePrimaryKey(int start, Name? name)
    {
        Advance();
        Expect(TokenKind.Key);
        Expect(TokenKind.LeftParenthesis);
        var columns = ParseOrderingTerms();
        var isAutoIncrement = Accept(TokenKind.AutoIncrement);
        Expect(TokenKind.RightParenthesis);
        var onConflict = ParseOnConflict();
        return new TablePrimaryKey(From(start), name, columns, isAutoIncrement, onConflict);
    }

    private ImmutableArray<OrderingTerm> ParseOrderingTermsInParentheses()
    {
        Expect(TokenKind.LeftParenthesis);
        var terms = ParseOrderingTerms();
        Expect(TokenKind.RightParenthesis);
        return terms;
    }

    private TableForeignKey ParseForeignKey(int start, Name? name)
    {
        Advance();
        Expect(TokenKind.Key);
        var columns = ParsePlainColumns();
        var reference = ParseReference();
        var isDeferralNext = _kind is TokenKind.Not or TokenKind.Deferrable;
        var deferral = isDeferralNext ? ParseDeferral() : null;
        return new TableForeignKey(From(start), name, columns, reference, deferral);
    }

    private ForeignKeyReference ParseReference()
    {
        var start = Start;
        Expect(TokenKind.References);
        var table = ParseName();
        var columns = ParseOptionalPlainColumns();
        if (_kind is not (TokenKind.On or TokenKind.Match))
            return new ForeignKeyReference(From(start), table, columns, []);
        var actions = ImmutableArray.CreateBuilder<ForeignKeyAction>(1);
        while (_kind is TokenKind.On or TokenKind.Match)
            actions.Add(ParseForeignKeyAction());
        return new ForeignKeyReference(From(start), table, columns, actions.DrainToImmutable());
    }

    private ForeignKeyAction ParseForeignKeyAction()
    {
        var start = Start;
        if (Accept(TokenKind.Match))
        {
            var match = ParseName();
            return new ForeignKeyAction(From(start), ForeignKeyTrigger.Match, ReferentialAction.NoAction, match);
        }

        Advance();
        ForeignKeyTrigger? trigger = _kind switch
        {
            TokenKind.Delete => ForeignKeyTrigger.Delete,
            TokenKind.Update => ForeignKeyTrigger.Update,
            TokenKind.Insert => ForeignKeyTrigger.Insert,
            _ => null,
        };
        if (trigger is null)
            Fail();
        Advance();
        var action = ParseReferentialAction();
        return new ForeignKeyAction(From(start), trigger ?? default, action, null);
    }

    private ReferentialAction ParseReferentialAction()
    {
        if (Accept(TokenKind.Set))
        {
            if (Accept(TokenKind.Null))
                return ReferentialAction.SetNull;
            Expect(TokenKind.Default);
            return ReferentialAction.SetDefault;
        }

        if (Accept(TokenKind.Cascade))
            return ReferentialAction.Cascade;
        if (Accept(TokenKind.Restrict))
            return ReferentialAction.Restrict;
        Expect(TokenKind.No);
        Expect(TokenKind.Action);
        return ReferentialAction.NoAction;
    }

    private ForeignKeyDeferral ParseDeferral()
    {
        var start = Start;
        var isDeferrable = !Accept(TokenKind.Not);
        Expect(TokenKind.Deferrable);
        var isInitiallyDeferred = false;
        if (Accept(TokenKind.Initially))
        {
            isInitiallyDeferred = Accept(TokenKind.Deferred);
            if (!isInitiallyDeferred)
                Expect(TokenKind.Immediate);
        }

        return new ForeignKeyDeferral(From(start), isDeferrable, isInitiallyDeferred);
    }
}
