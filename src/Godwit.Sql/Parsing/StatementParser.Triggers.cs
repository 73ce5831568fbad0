using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// CREATE TRIGGER.
internal sealed partial class StatementParser
{
    private CreateTriggerStatement ParseCreateTrigger(int start, bool isTemporary)
    {
        Advance();
        var ifNotExists = ParseIfNotExists();
        var trigger = ParseQualifiedName();
        var time = ParseTriggerTime();
        var triggerEvent = ParseTriggerEvent();
        Expect(TokenKind.On);
        var table = ParseQualifiedName();
        if (Accept(TokenKind.For))
        {
            Expect(TokenKind.Each);
            Expect(TokenKind.Row);
        }

        var when = Accept(TokenKind.When) ? ParseExpression() : null;
        Expect(TokenKind.Begin);
        _isInBody = true;
        var steps = ImmutableArray.CreateBuilder<Statement>(1);
        do
        {
            steps.Add(ParseTriggerStep());
            Expect(TokenKind.Semicolon);
        }
        while (_error is null && _kind != TokenKind.End);
        Expect(TokenKind.End);
        _isInBody = false;
        return new CreateTriggerStatement(
            From(start), isTemporary, ifNotExists, trigger, time, triggerEvent, table, when, steps.DrainToImmutable());
    }

    private TriggerTime ParseTriggerTime()
    {
        if (Accept(TokenKind.After))
            return TriggerTime.After;
        if (!Accept(TokenKind.Instead))
        {
            Accept(TokenKind.Before);
            return TriggerTime.Before;
        }

        Expect(TokenKind.Of);
        return TriggerTime.InsteadOf;
    }

    private TriggerEvent ParseTriggerEvent()
    {
        var start = Start;
        if (Accept(TokenKind.Delete))
            return new TriggerEvent(From(start), TriggerEventKind.Delete, []);
        if (Accept(TokenKind.Insert))
            return new TriggerEvent(From(start), TriggerEventKind.Insert, []);
        Expect(TokenKind.Update);
        var columns = Accept(TokenKind.Of) ? List(static parser => parser.ParseName()) : [];
        return new TriggerEvent(From(start), TriggerEventKind.Update, columns);
    }

    private Statement ParseTriggerStep() => _kind switch
    {
        TokenKind.Insert or TokenKind.Replace => ParseInsert(Start, null, isInTrigger: true),
        TokenKind.Update => ParseUpdate(Start, null, isInTrigger: true),
        TokenKind.Delete => ParseDelete(Start, null, isInTrigger: true),
        _ => ParseSelect(),
    };
}
