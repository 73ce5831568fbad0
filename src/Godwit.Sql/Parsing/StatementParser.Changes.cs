using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// INSERT, UPDATE and DELETE. Within a trigger they have no WITH, alias, DEFAULT VALUES or RETURNING (but for INSERT).
internal sealed partial class StatementParser
{
    private Statement ParseSelectOrChange()
    {
        var start = Start;
        var with = ParseWith();
        return _kind switch
        {
            TokenKind.Insert or TokenKind.Replace => ParseInsert(start, with, isInTrigger: false),
            TokenKind.Update => ParseUpdate(start, with, isInTrigger: false),
            TokenKind.Delete => ParseDelete(start, with, isInTrigger: false),
            _ => ParseSelect(start, with),
        };
    }

    private InsertStatement ParseInsert(int start, WithClause? with, bool isInTrigger)
    {
        var isReplace = _kind == TokenKind.Replace;
        Advance();
        var onConflict = isReplace ? null : ParseOrConflict();
        Expect(TokenKind.Into);
        var table = ParseQualifiedName();
        var alias = isInTrigger ? null : ParseAliasBehindAs();
        var columns = ParseOptionalNames();
        if (!isInTrigger && Accept(TokenKind.Default))
        {
            Expect(TokenKind.Values);
            var ofDefaults = ParseReturning();
            return new InsertStatement(From(start), with, isReplace, onConflict, table, alias, columns, null, [], ofDefaults);
        }

        var source = ParseSelect();
        var upserts = ParseUpserts();
        var returning = ParseReturning();
        return new InsertStatement(From(start), with, isReplace, onConflict, table, alias, columns, source, upserts, returning);
    }

    private Name? ParseAliasBehindAs() => Accept(TokenKind.As) ? ParseName() : null;

    private ConflictResolution? ParseOrConflict() => Accept(TokenKind.Or) ? ParseResolution() : null;

    private ConflictResolution? ParseOnConflict()
    {
        if (!Accept(TokenKind.On))
            return null;
        Expect(TokenKind.Conflict);
        return ParseResolution();
    }

    private ConflictResolution? ParseResolution()
    {
        ConflictResolution? resolution = _kind switch
        {
            TokenKind.Rollback => ConflictResolution.Rollback,
            TokenKind.Abort => ConflictResolution.Abort,
            TokenKind.Fail => ConflictResolution.Fail,
            TokenKind.Ignore => ConflictResolution.Ignore,
            TokenKind.Replace => ConflictResolution.Replace,
            _ => null,
        };
        if (resolution is null)
            Fail();
        Advance();
        return resolution;
    }

    // A clause without a target is the last one.
    private ImmutableArray<UpsertClause> ParseUpserts()
    {
        if (_kind != TokenKind.On)
            return [];
        var upserts = ImmutableArray.CreateBuilder<UpsertClause>(1);
        do
            upserts.Add(ParseUpsert());
        while (_kind == TokenKind.On && !upserts[upserts.Count - 1].Target.IsEmpty);
        return upserts.DrainToImmutable();
    }

    private UpsertClause ParseUpsert()
    {
        var start = Start;
        Advance();
        Expect(TokenKind.Conflict);
        ImmutableArray<OrderingTerm> target = [];
        Expression? targetWhere = null;
        if (Accept(TokenKind.LeftParenthesis))
        {
            target = ParseOrderingTerms();
            Expect(TokenKind.RightParenthesis);
            targetWhere = ParseWhere();
        }

        Expect(TokenKind.Do);
        if (Accept(TokenKind.Nothing))
            return new UpsertClause(From(start), target, targetWhere, [], null);
        Expect(TokenKind.Update);
        var sets = ParseSets();
        var where = ParseWhere();
        return new UpsertClause(From(start), target, targetWhere, sets, where);
    }

    private ReturningClause? ParseReturning()
    {
        var start = Start;
        if (!Accept(TokenKind.Returning))
            return null;
        var columns = ParseResultColumns();
        return new ReturningClause(From(start), columns);
    }

    private UpdateStatement ParseUpdate(int start, WithClause? with, bool isInTrigger)
    {
        Advance();
        var onConflict = ParseOrConflict();
        var table = ParseQualifiedName();
        var alias = isInTrigger ? null : ParseAliasBehindAs();
        var hint = ParseIndexHint();
        var sets = ParseSets();
        var from = ParseOptionalFrom();
        var where = ParseWhere();
        var returning = isInTrigger ? null : ParseReturning();
        return new UpdateStatement(From(start), with, onConflict, table, alias, hint, sets, from, where, returning);
    }

    private ImmutableArray<SetClause> ParseSets()
    {
        Expect(TokenKind.Set);
        return List(static parser => parser.ParseSet());
    }

    private SetClause ParseSet()
    {
        var start = Start;
        var isRow = _kind == TokenKind.LeftParenthesis;
        var columns = isRow ? ParseNamesInParentheses() : [ParseName()];
        Expect(TokenKind.Equal);
        var value = ParseExpression();
        return new SetClause(From(start), isRow, columns, value);
    }

    private DeleteStatement ParseDelete(int start, WithClause? with, bool isInTrigger)
    {
        Advance();
        Expect(TokenKind.From);
        var table = ParseQualifiedName();
        var alias = isInTrigger ? null : ParseAliasBehindAs();
        var hint = ParseIndexHint();
        var where = ParseWhere();
        var returning = isInTrigger ? null : ParseReturning();
        return new DeleteStatement(From(start), with, table, alias, hint, where, returning);
    }
}
