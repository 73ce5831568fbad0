namespace Godwit.Sql.Binding;

/// <summary>Where an expression stands that sees the columns of one table only.</summary>
public enum DefinitionPlace
{
    /// <summary>CHECK.</summary>
    Check,

    /// <summary>GENERATED ALWAYS AS.</summary>
    GeneratedColumn,

    /// <summary>A term of an index.</summary>
    IndexTerm,

    /// <summary>The WHERE of a partial index.</summary>
    PartialIndex,
}
