using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>What is known of a statement under a schema.</summary>
public sealed class BoundStatement
{
    /// <summary>What the engine would refuse, in its order: the first problem has the engine's message.</summary>
    public ImmutableArray<SqlProblem> Problems { get; internal init; } = ImmutableArray<SqlProblem>.Empty;

    /// <summary>The columns of the result; empty where there is none, or where a problem hides them.</summary>
    public ImmutableArray<BoundColumn> ResultColumns { get; internal init; } = ImmutableArray<BoundColumn>.Empty;

    /// <summary>The parameters in the order of their numbers; a gap in the numbers has none.</summary>
    public ImmutableArray<BoundParameter> Parameters { get; internal init; } = ImmutableArray<BoundParameter>.Empty;

    /// <summary>
    /// What the names of the statement's own text refer to: names of tables in FROM, INTO and before a dot, names of columns
    /// in expressions, USING, INSERT and SET lists. Names that occur in no reference are not in it.
    /// </summary>
    public IReadOnlyDictionary<Name, NameReference> NameReferences { get; internal init; } = ImmutableDictionary<Name, NameReference>.Empty;

    /// <summary>The tables and views that are read, those behind views included; triggers are not followed.</summary>
    public ImmutableArray<Relation> TablesRead { get; internal init; } = ImmutableArray<Relation>.Empty;

    /// <summary>The table or view that the statement names as the one to write, or null; triggers and cascades are not followed.</summary>
    public Relation? TableWritten { get; internal init; }

    /// <summary>Whether something was taken on trust, because a module, an attached file or a function is not known.</summary>
    public bool IsOnTrust { get; internal init; }
}
