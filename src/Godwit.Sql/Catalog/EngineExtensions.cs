using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Catalog;

/// <summary>What a program adds to the engine: functions, collations and modules of its own.</summary>
public sealed record EngineExtensions
{
    private static readonly ImmutableHashSet<string> NoNames = ImmutableHashSet.Create<string>(NameComparer.Instance);

    /// <summary>Nothing is added: a name that the engine does not know is an error.</summary>
    public static EngineExtensions None { get; } = new();

    /// <summary>It is not known what is added: any name is accepted.</summary>
    public static EngineExtensions Any { get; } = new() { IsOpen = true };

    /// <summary>Whether there may be more than the names below.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The functions, whatever their arguments.</summary>
    public ImmutableHashSet<string> Functions { get; init; } = NoNames;

    /// <summary>The collations.</summary>
    public ImmutableHashSet<string> Collations { get; init; } = NoNames;

    /// <summary>The modules of virtual tables.</summary>
    public ImmutableHashSet<string> Modules { get; init; } = NoNames;

    /// <summary>Whether a function may exist that is not built in.</summary>
    /// <param name="name">The name without quotes.</param>
    public bool MayHaveFunction(string name) => IsOpen || Functions.Contains(name);

    /// <summary>Whether a collation exists or may exist.</summary>
    /// <param name="name">The name without quotes.</param>
    public bool MayHaveCollation(string name) => IsOpen || Catalog.Collations.IsBuiltIn(name) || Collations.Contains(name);

    /// <summary>Whether a module may exist that is not built in.</summary>
    /// <param name="name">The name without quotes.</param>
    public bool MayHaveModule(string name) => IsOpen || Modules.Contains(name);
}
