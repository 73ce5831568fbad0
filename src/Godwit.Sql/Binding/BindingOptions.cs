using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>What the engine would be told before it prepares a statement.</summary>
public sealed record BindingOptions
{
    /// <summary>The options of a new connection of the engine that Microsoft.Data.Sqlite brings.</summary>
    public static BindingOptions Default { get; } = new();

    /// <summary>Whether a text in double quotes that names nothing is a text. Default: false, as the engine is built.</summary>
    public bool DoubleQuotedStrings { get; init; }

    /// <summary>The functions that the program adds to the connection. They come before the engine's own.</summary>
    public ImmutableArray<ProgramFunction> Functions { get; init; } = [];

    internal ProgramFunction? FindFunction(string name, int arity) =>
        Functions.FirstOrDefault(function => function.Arity == arity && NameComparer.Same(function.Name, name));
}

/// <summary>A function that the program adds.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arity">The number of its arguments.</param>
/// <param name="Type">What it returns.</param>
/// <param name="IsNullable">Whether it returns NULL.</param>
public sealed record ProgramFunction(string Name, int Arity, SqlType Type, bool IsNullable);
