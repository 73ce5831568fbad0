namespace Godwit.Sql.Syntax;

/// <summary>What DROP drops.</summary>
public enum DropKind
{
    /// <summary><c>TABLE</c></summary>
    Table,

    /// <summary><c>INDEX</c></summary>
    Index,

    /// <summary><c>VIEW</c></summary>
    View,

    /// <summary><c>TRIGGER</c></summary>
    Trigger,
}
