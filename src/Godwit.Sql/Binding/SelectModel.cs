using System.Collections.Immutable;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>A SELECT whose tables are found and whose stars are written out.</summary>
internal sealed class SelectModel(Surroundings surroundings)
{
    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>The queries of the compound in order.</summary>
    public List<CoreModel> Cores { get; } = [];

    public ImmutableArray<CompoundOperator> Operators { get; init; } = ImmutableArray<CompoundOperator>.Empty;

    /// <summary>A parenthesised join.</summary>
    public bool IsNested { get; init; }

    /// <summary>Read by the engine as <c>SELECT * FROM (…) ORDER BY …</c>, because the order has collations of its own.</summary>
    public bool IsWrapped { get; init; }

    public bool IsResolved { get; set; }

    /// <summary>While its recursive queries are resolved: only the others are known.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether its recursion gives other types than it began with.</summary>
    public bool IsLoose { get; set; }

    /// <summary>Whether the engine may leave its columns out: they are never read under EXISTS, and perhaps not in FROM.</summary>
    public bool MayDropColumns { get; set; }

    /// <summary>Whether its order is worked out: the engine drops that of EXISTS and the like, with what is wrong in it.</summary>
    public bool KeepsOrder { get; set; }

    /// <summary>Whether a star stands for columns that are not known, so that they cannot be counted.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>The first query, which names the columns.</summary>
    public CoreModel First => Cores[0];

    /// <summary>The last query, which holds ORDER BY and LIMIT.</summary>
    public CoreModel Last => Cores[Cores.Count - 1];

    public int Width => First.Items.Count;
}

/// <summary>One query of a compound.</summary>
internal sealed class CoreModel(SelectCore? syntax, Surroundings surroundings)
{
    public SelectCore? Syntax { get; } = syntax;

    /// <summary>Its SELECT … FROM …; null for VALUES and for parenthesised joins.</summary>
    public QueryCore? Query => Syntax as QueryCore;

    public Surroundings Surroundings { get; } = surroundings;

    public List<Source> Sources { get; } = [];

    public List<ResultItem> Items { get; } = [];

    public bool IsRecursive { get; init; }

    public bool IsAggregate { get; set; }

    /// <summary>GROUP BY.</summary>
    public bool HasGroups { get; set; }

    public bool IsUncertain { get; set; }
}

/// <summary>How a result column got its name before anybody asked for it.</summary>
internal enum ItemName
{
    /// <summary>By AS, or by a star.</summary>
    Alias,

    /// <summary>By its text.</summary>
    Text,

    /// <summary>A column of a parenthesised join, named <c>database.table.column</c>.</summary>
    Qualified,

    /// <summary>The rowid of a table in a parenthesised join.</summary>
    RowId,
}

/// <summary>A result column, written or made by a star.</summary>
internal sealed class ResultItem
{
    /// <summary>The expression; null for one made by a star.</summary>
    public Expression? Expression { get; init; }

    /// <summary>What a star names: database, table and column, the first two where needed.</summary>
    public string? Database { get; init; }

    public string? Table { get; init; }

    public string? Column { get; init; }

    public ItemName NameKind { get; init; }

    /// <summary>The name by AS or by a star; null where the text names it.</summary>
    public string? Name { get; init; }

    /// <summary>The database, table and column that a parenthesised join knows the column by.</summary>
    public (string Database, string Table, string Column) Qualified { get; init; }

    /// <summary>An item of VALUES, which has no text of its own as a name.</summary>
    public bool IsOfValues { get; init; }

    public bool IsUsingTerm { get; init; }

    /// <summary>Left out by a star around it.</summary>
    public bool IsHiddenFromStar { get; init; }

    /// <summary>Where problems are shown.</summary>
    public TextSpan Span { get; init; }

    /// <summary>What the expression turned out to be.</summary>
    public BoundValue Value { get; set; } = BoundValue.Unknown;

    public bool HasAggregate { get; set; }

    public bool HasWindow { get; set; }

    /// <summary>The name of its last window function.</summary>
    public string? WindowName { get; set; }

    /// <summary>The name of its first aggregate.</summary>
    public string? AggregateName { get; set; }
}
