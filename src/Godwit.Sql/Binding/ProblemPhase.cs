namespace Godwit.Sql.Binding;

/// <summary>The steps in which the engine prepares a statement: a problem of an earlier one hides those of later ones.</summary>
internal enum ProblemPhase
{
    /// <summary>While it parses.</summary>
    Parse,

    /// <summary>While it looks for tables, joins them and writes out stars.</summary>
    Expand,

    /// <summary>While it resolves names in expressions.</summary>
    Resolve,

    /// <summary>While it makes code.</summary>
    Code,
}
