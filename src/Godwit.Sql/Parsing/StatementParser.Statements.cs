using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// What a statement begins with, transactions, and the small statements.
internal sealed partial class StatementParser
{
    private Statement ParseStatement()
    {
        if (_kind != TokenKind.Explain)
            return ParseCommand();
        var start = Start;
        Advance();
        var isQueryPlan = Accept(TokenKind.Query);
        if (isQueryPlan)
            Expect(TokenKind.Plan);
        var statement = ParseCommand();
        return new ExplainStatement(From(start), isQueryPlan, statement);
    }

    private Statement ParseCommand() => _kind switch
    {
        TokenKind.Select or TokenKind.Values or TokenKind.With or TokenKind.Insert or TokenKind.Replace or TokenKind.Update
            or TokenKind.Delete => ParseSelectOrChange(),
        TokenKind.Create => ParseCreate(),
        TokenKind.Drop => ParseDrop(),
        TokenKind.Alter => ParseAlter(),
        TokenKind.Begin => ParseBegin(),
        TokenKind.Commit or TokenKind.End => ParseCommit(),
        TokenKind.Rollback => ParseRollback(),
        TokenKind.Savepoint => ParseSavepoint(),
        TokenKind.Release => ParseRelease(),
        TokenKind.Pragma => ParsePragma(),
        TokenKind.Attach => ParseAttach(),
        TokenKind.Detach => ParseDetach(),
        TokenKind.Vacuum => ParseVacuum(),
        TokenKind.Reindex => ParseReindex(),
        TokenKind.Analyze => ParseAnalyze(),
        _ => FailWith(MissingStatement),
    };

    private BeginStatement ParseBegin()
    {
        var start = Start;
        Advance();
        var mode = _kind switch
        {
            TokenKind.Immediate => TransactionMode.Immediate,
            TokenKind.Exclusive => TransactionMode.Exclusive,
            _ => TransactionMode.Deferred,
        };
        if (_kind is TokenKind.Deferred or TokenKind.Immediate or TokenKind.Exclusive)
            Advance();
        var name = ParseTransactionName();
        return new BeginStatement(From(start), mode, name);
    }

    private Name? ParseTransactionName() => Accept(TokenKind.Transaction) ? ParseOptionalName() : null;

    private CommitStatement ParseCommit()
    {
        var start = Start;
        Advance();
        var name = ParseTransactionName();
        return new CommitStatement(From(start), name);
    }

    private RollbackStatement ParseRollback()
    {
        var start = Start;
        Advance();
        var name = ParseTransactionName();
        Name? savepoint = null;
        if (Accept(TokenKind.To))
        {
            Accept(TokenKind.Savepoint);
            savepoint = ParseName();
        }

        return new RollbackStatement(From(start), name, savepoint);
    }

    private SavepointStatement ParseSavepoint()
    {
        var start = Start;
        Advance();
        var name = ParseName();
        return new SavepointStatement(From(start), name);
    }

    private ReleaseStatement ParseRelease()
    {
        var start = Start;
        Advance();
        Accept(TokenKind.Savepoint);
        var name = ParseName();
        return new ReleaseStatement(From(start), name);
    }

    private PragmaStatement ParsePragma()
    {
        var start = Start;
        Advance();
        var pragma = ParseQualifiedName();
        PragmaValue? value = null;
        if (Accept(TokenKind.Equal))
        {
            value = ParsePragmaValue();
        }
        else if (Accept(TokenKind.LeftParenthesis))
        {
            value = ParsePragmaValue();
            Expect(TokenKind.RightParenthesis);
        }

        return new PragmaStatement(From(start), pragma, value);
    }

    private PragmaValue ParsePragmaValue()
    {
        var start = Start;
        if (_kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Integer or TokenKind.Float)
        {
            var sign = _kind == TokenKind.Minus ? "-" : "";
            if (_kind is TokenKind.Plus or TokenKind.Minus)
                Advance();
            var number = Start;
            if (_kind is TokenKind.Integer or TokenKind.Float)
                Advance();
            else
                Fail();
            return new PragmaValue(From(start), sign + From(number).Of(text), isNumber: true);
        }

        if (_kind is TokenKind.On or TokenKind.Delete or TokenKind.Default)
        {
            Advance();
            return new PragmaValue(From(start), From(start).Of(text), isNumber: false);
        }

        var name = ParseName();
        return new PragmaValue(From(start), name.Text, isNumber: false);
    }

    private AttachStatement ParseAttach()
    {
        var start = Start;
        Advance();
        Accept(TokenKind.Database);
        var file = ParseExpression();
        Expect(TokenKind.As);
        var schema = ParseExpression();
        var key = Accept(TokenKind.Key) ? ParseExpression() : null;
        return new AttachStatement(From(start), file, schema, key);
    }

    private DetachStatement ParseDetach()
    {
        var start = Start;
        Advance();
        Accept(TokenKind.Database);
        var schema = ParseExpression();
        return new DetachStatement(From(start), schema);
    }

    private VacuumStatement ParseVacuum()
    {
        var start = Start;
        Advance();
        var schema = ParseOptionalName();
        var into = Accept(TokenKind.Into) ? ParseExpression() : null;
        return new VacuumStatement(From(start), schema, into);
    }

    private ReindexStatement ParseReindex()
    {
        var start = Start;
        Advance();
        var target = Is(TokenClass.Name) ? ParseQualifiedName() : null;
        return new ReindexStatement(From(start), target);
    }

    private AnalyzeStatement ParseAnalyze()
    {
        var start = Start;
        Advance();
        var target = Is(TokenClass.Name) ? ParseQualifiedName() : null;
        return new AnalyzeStatement(From(start), target);
    }
}
