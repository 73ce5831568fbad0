namespace Godwit;

/// <summary>How closely the schema of a database must match the one that the build computed.</summary>
public enum SchemaCheck
{
    /// <summary>What is missing or different fails the run. What is there besides is a warning, as old databases carry it.</summary>
    Complete,

    /// <summary>What is there besides fails the run too.</summary>
    Exact,

    /// <summary>Every difference is a warning.</summary>
    WarnOnly,
}
