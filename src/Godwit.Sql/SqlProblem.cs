using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql;

/// <summary>Something that the engine would refuse, found without it.</summary>
/// <param name="Kind">The class of fact.</param>
/// <param name="Message">The engine's words.</param>
/// <param name="Span">The place in the script that the fact is about.</param>
public sealed record SqlProblem(SqlProblemKind Kind, string Message, TextSpan Span)
{
    /// <summary>When the engine would say so.</summary>
    public SqlProblemStage Stage { get; init; }

    /// <summary>The name that was not found, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The names that could have been meant, for "did you mean"; in no order.</summary>
    public ImmutableArray<string> Candidates { get; init; } = ImmutableArray<string>.Empty;
}

/// <summary>When the engine refuses a statement.</summary>
public enum SqlProblemStage
{
    /// <summary>When it is prepared.</summary>
    Prepare,

    /// <summary>When it runs, whatever the tables hold.</summary>
    Execute,

    /// <summary>When it runs, where the table holds rows: the statement may well succeed.</summary>
    Data,
}

/// <summary>The classes of facts.</summary>
public enum SqlProblemKind
{
    /// <summary>A table, view or table-valued function that does not exist.</summary>
    NoSuchTable,

    /// <summary>A column that does not exist.</summary>
    NoSuchColumn,

    /// <summary>An index, trigger, view, database, collation, module, window or savepoint that does not exist.</summary>
    NoSuchObject,

    /// <summary>A function that does not exist.</summary>
    NoSuchFunction,

    /// <summary>A name in double quotes that names nothing: a text needs single quotes.</summary>
    DoubleQuotedString,

    /// <summary>A name that is taken.</summary>
    AlreadyExists,

    /// <summary>A name that stands for several things.</summary>
    Ambiguous,

    /// <summary>A wrong number of values, columns, terms or arguments.</summary>
    WrongCount,

    /// <summary>Something in a place where it is not allowed.</summary>
    Misuse,

    /// <summary>A definition that contradicts itself or the engine's rules.</summary>
    InvalidDefinition,

    /// <summary>An object that may not be changed so.</summary>
    NotAllowed,

    /// <summary>A view, trigger or index elsewhere that the statement would leave, or has found, broken.</summary>
    BrokenDependent,

    /// <summary>A collation that does not exist; a program may register its own.</summary>
    NoSuchCollation,
}
