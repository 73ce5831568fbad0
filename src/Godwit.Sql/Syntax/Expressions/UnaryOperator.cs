namespace Godwit.Sql.Syntax;

/// <summary>Operators before their operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>+</c>, which changes nothing but takes away affinity and index use.</summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>~</c></summary>
    BitNot,

    /// <summary><c>NOT</c></summary>
    Not,
}
