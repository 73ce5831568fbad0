using System.Runtime.InteropServices;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Parsing;

/// <summary>What an expression waits for: its right operand, a closing parenthesis, or the AND of a BETWEEN.</summary>
internal enum FrameKind : byte
{
    Parentheses,
    BetweenLow,
    Unary,
    Binary,
    Like,
    LikeEscape,
    BetweenHigh,
}

/// <summary>An operator whose operand is still to come.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct OperatorFrame
{
    public FrameKind Kind;

    /// <summary>How tight it binds; 0 for what no operator can end.</summary>
    public byte Precedence;

    /// <summary>The operator, as its kind counts them.</summary>
    public byte Operator;

    public bool IsNot;

    /// <summary>The offset at which its expression starts; for parentheses, the position of the first one.</summary>
    public int Start;

    /// <summary>The number of parentheses that stand side by side.</summary>
    public int Count;

    /// <summary>The height of what is on its left.</summary>
    public int Height;

    public Expression? Left;

    /// <summary>The pattern of LIKE, the lower bound of BETWEEN, or the items of a row so far.</summary>
    public object? Middle;
}
