using System.Collections.Immutable;
using Godwit.Sql.Lexing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

// The stack of operators that wait for their operand.
internal sealed partial class StatementParser
{
    private OperatorFrame[] _frames = new OperatorFrame[16];
    private int _frameCount;

    private ref OperatorFrame Top => ref _frames[_frameCount - 1];

    private void Push(OperatorFrame frame)
    {
        if (_frameCount == _frames.Length)
            Array.Resize(ref _frames, _frames.Length * 2);
        _frames[_frameCount++] = frame;
    }

    private void Push(OperatorFrame frame, Expression left)
    {
        frame.Left = left;
        frame.Start = left.Span.Start;
        frame.Height = _height;
        Push(frame);
    }

    private void PushUnary(UnaryOperator op, byte precedence) =>
        Push(new OperatorFrame { Kind = FrameKind.Unary, Precedence = precedence, Operator = (byte)op, Start = Start });

    private OperatorFrame Pop()
    {
        var frame = Top;
        Top = default;
        _frameCount--;
        return frame;
    }

    private void PushParenthesis()
    {
        var isBesideOther = _frameCount > 0 && Top.Kind == FrameKind.Parentheses && Top.Middle is null && Top.Start + Top.Count == _position;
        if (isBesideOther)
            Top.Count++;
        else
            Push(new OperatorFrame { Kind = FrameKind.Parentheses, Start = _position, Count = 1 });
    }

    private void Reduce(ref Expression operand, int floor, int precedence)
    {
        while (_frameCount > floor && Top.Precedence >= precedence)
            ReduceOne(ref operand);
    }

    private void ReduceAll(ref Expression operand, int floor) => Reduce(ref operand, floor, 1);

    private void ReduceOne(ref Expression operand)
    {
        var frame = Pop();
        _height = Above(Math.Max(frame.Height, _height));
        if (frame.IsNot)
            _height = Above(_height);
        var span = From(frame.Start);
        operand = frame.Kind switch
        {
            FrameKind.Unary => new UnaryExpression(span, (UnaryOperator)frame.Operator, operand),
            FrameKind.Binary => new BinaryExpression(span, frame.Left!, (BinaryOperator)frame.Operator, operand),
            FrameKind.Like => new LikeExpression(span, frame.Left!, frame.IsNot, (LikeOperator)frame.Operator, operand, null),
            FrameKind.LikeEscape => new LikeExpression(span, frame.Left!, frame.IsNot, (LikeOperator)frame.Operator, (Expression)frame.Middle!, operand),
            _ => new BetweenExpression(span, frame.Left!, frame.IsNot, (Expression)frame.Middle!, operand),
        };
    }

    /// <summary>Closes the parentheses that an operand ends in; false where they belong to somebody else.</summary>
    private bool CloseParentheses(ref Expression operand, int floor)
    {
        ReduceAll(ref operand, floor);
        if (_frameCount == floor || Top.Kind != FrameKind.Parentheses)
            return false;
        if (Top.Middle is ImmutableArray<Expression>.Builder items)
        {
            CloseRow(ref operand, items);
            return true;
        }

        do
        {
            Advance();
            Top.Count--;
        }
        while (Top.Count > 0 && _kind == TokenKind.RightParenthesis);

        var span = From(tokens[Top.Start + Top.Count].Start);
        operand = new ParenthesizedExpression(span, operand is ParenthesizedExpression inner ? inner.Inner : operand);
        if (Top.Count == 0)
            Pop();
        return true;
    }

    private void CloseRow(ref Expression operand, ImmutableArray<Expression>.Builder items)
    {
        items.Add(operand);
        Advance();
        var frame = Pop();
        _height = Above(Math.Max(frame.Height, _height));
        operand = new RowExpression(From(tokens[frame.Start].Start), items.DrainToImmutable());
    }

    /// <summary>A comma within parentheses makes a row; false where it belongs to somebody else.</summary>
    private bool ContinueRow(ref Expression operand, int floor)
    {
        ReduceAll(ref operand, floor);
        if (_frameCount == floor || Top.Kind != FrameKind.Parentheses)
            return false;
        if (Top.Count > 1)
        {
            Top.Count--;
            Push(new OperatorFrame { Kind = FrameKind.Parentheses, Start = Top.Start + Top.Count, Count = 1 });
        }

        Advance();
        Top.Height = Math.Max(Top.Height, _height);
        var items = Top.Middle as ImmutableArray<Expression>.Builder ?? ImmutableArray.CreateBuilder<Expression>();
        items.Add(operand);
        Top.Middle = items;
        return true;
    }
}
