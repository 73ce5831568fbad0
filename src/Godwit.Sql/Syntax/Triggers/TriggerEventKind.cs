namespace Godwit.Sql.Syntax;

/// <summary>What a trigger fires for.</summary>
public enum TriggerEventKind
{
    /// <summary><c>DELETE</c></summary>
    Delete,

    /// <summary><c>INSERT</c></summary>
    Insert,

    /// <summary><c>UPDATE</c></summary>
    Update,
}
