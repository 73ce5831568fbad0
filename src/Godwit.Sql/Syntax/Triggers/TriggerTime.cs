namespace Godwit.Sql.Syntax;

/// <summary>When a trigger fires.</summary>
public enum TriggerTime
{
    /// <summary><c>BEFORE</c>, or nothing.</summary>
    Before,

    /// <summary><c>AFTER</c></summary>
    After,

    /// <summary><c>INSTEAD OF</c></summary>
    InsteadOf,
}
