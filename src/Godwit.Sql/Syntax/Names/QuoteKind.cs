namespace Godwit.Sql.Syntax;

/// <summary>How a name was quoted.</summary>
public enum QuoteKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In double quotes, as the standard has it.</summary>
    Double,

    /// <summary>In backquotes, as MySQL does.</summary>
    Backquote,

    /// <summary>In brackets, as SQL Server does.</summary>
    Bracket,

    /// <summary>In single quotes, which SQLite allows where only a name can stand.</summary>
    Single,
}
