namespace Godwit.Sql.Syntax;

/// <summary>How a transaction begins.</summary>
public enum TransactionMode
{
    /// <summary><c>DEFERRED</c>, or nothing.</summary>
    Deferred,

    /// <summary><c>IMMEDIATE</c></summary>
    Immediate,

    /// <summary><c>EXCLUSIVE</c></summary>
    Exclusive,
}
