namespace Godwit.Sql.Syntax;

/// <summary>Operators between two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>IS</c></summary>
    Is,

    /// <summary><c>IS NOT</c></summary>
    IsNot,

    /// <summary><c>IS DISTINCT FROM</c></summary>
    IsDistinctFrom,

    /// <summary><c>IS NOT DISTINCT FROM</c></summary>
    IsNotDistinctFrom,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&amp;</c></summary>
    BitAnd,

    /// <summary><c>|</c></summary>
    BitOr,

    /// <summary><c>&lt;&lt;</c></summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c></summary>
    ShiftRight,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,

    /// <summary><c>||</c></summary>
    Concat,

    /// <summary><c>-&gt;</c></summary>
    Arrow,

    /// <summary><c>-&gt;&gt;</c></summary>
    LongArrow,
}
