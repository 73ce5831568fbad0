using System.Collections.Immutable;

namespace Godwit.Sql.Schema.Modules;

/// <summary>What the module of a virtual table says when the table is created.</summary>
/// <param name="Columns">The columns, hidden ones included.</param>
/// <param name="Shadows">The tables that hold the content: CREATE TABLE statements in the order of their making.</param>
internal sealed record ModuleDeclaration(ImmutableArray<Column> Columns, ImmutableArray<ShadowTable> Shadows)
{
    /// <summary>The module's refusal, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>A module that cannot be looked into: everything about its table must be accepted.</summary>
    public bool IsOpaque { get; private init; }

    /// <summary>Nothing is known.</summary>
    public static ModuleDeclaration Opaque { get; } = new([], []) { IsOpaque = true };

    /// <summary>The module refuses.</summary>
    public static ModuleDeclaration Refused(string message) => new([], []) { Error = message };

    /// <summary>A table without content of its own.</summary>
    public static ModuleDeclaration Of(params string[] columns) => new([.. columns.Select(name => new Column(name, ""))], []);

    /// <summary>A hidden column.</summary>
    public static Column Hidden(string name) => new(name, "") { Visibility = ColumnVisibility.Hidden };
}

/// <summary>A table that a virtual table keeps its content in.</summary>
/// <param name="Suffix">What follows the virtual table's name and an underscore.</param>
/// <param name="Name">The name of the table as it stands in <paramref name="Sql"/>, quoted.</param>
/// <param name="Sql">The text that <c>sqlite_schema</c> holds for it.</param>
internal sealed record ShadowTable(string Suffix, string Name, string Sql);
