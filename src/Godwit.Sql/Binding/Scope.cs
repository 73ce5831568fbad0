
namespace Godwit.Sql.Binding;

/// <summary>What an expression may do where it stands.</summary>
[Flags]
internal enum ScopeFlags
{
    None = 0,
    AllowsAggregates = 1,
    AllowsWindows = 2,

    /// <summary>Set when an aggregate of this scope was met.</summary>
    HasAggregate = 4,

    /// <summary>Set when a window function was met.</summary>
    HasWindow = 8,

    /// <summary>Result columns can be named by their aliases.</summary>
    SeesItems = 16,

    Check = 32,
    PartialIndex = 64,
    IndexExpression = 128,
    GeneratedColumn = 256,
    Returning = 512,

    /// <summary>Subqueries are not looked into.</summary>
    IgnoresSubqueries = 1024,

    /// <summary>The engine may never make code of what stands here.</summary>
    MayBeDropped = 4096,

    /// <summary>Within the arguments of an aggregate.</summary>
    InAggregate = 2048,

    SelfReference = Check | PartialIndex | IndexExpression | GeneratedColumn,
}

/// <summary>The names in sight of an expression, and those around it.</summary>
internal sealed class Scope(BindingSession session, Surroundings surroundings, List<Source> sources, Scope? outer)
{
    private static readonly List<Source> NoSources = [];

    public Scope(BindingSession session, Surroundings surroundings)
        : this(session, surroundings, NoSources, outer: null)
    {
    }

    public BindingSession Session { get; } = session;

    public Surroundings Surroundings { get; } = surroundings;

    public Frame Frame => Surroundings.Frame;

    public List<Source> Sources { get; } = sources;

    public Scope? Outer { get; } = outer;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    public ScopeFlags Flags { get; set; }

    /// <summary>The result columns, where they can be named.</summary>
    public List<ResultItem>? Items { get; set; }

    /// <summary>The table of <c>excluded</c>.</summary>
    public Source? Excluded { get; init; }

    /// <summary>The table of RETURNING.</summary>
    public Source? Returned { get; init; }

    /// <summary>The query whose WINDOW clause names windows.</summary>
    public CoreModel? Core { get; init; }

    /// <summary>The name of an aggregate that stands where none may, found once its query proved to be none.</summary>
    public string? StrayAggregate { get; set; }

    /// <summary>The name of the last window function that was met.</summary>
    public string? WindowFunction { get; set; }

    public bool Has(ScopeFlags flags) => (Flags & flags) != ScopeFlags.None;
}
