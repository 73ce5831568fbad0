namespace Godwit.Sql.Syntax;

/// <summary>Hints for common table expressions.</summary>
public enum Materialization
{
    /// <summary><c>MATERIALIZED</c></summary>
    Materialized,

    /// <summary><c>NOT MATERIALIZED</c></summary>
    NotMaterialized,
}
