namespace Godwit.Sql.Binding;

/// <summary>What the engine would be told before it prepares a statement.</summary>
public sealed record BindingOptions
{
    /// <summary>The options of a new connection of the engine that Microsoft.Data.Sqlite brings.</summary>
    public static BindingOptions Default { get; } = new();

    /// <summary>Whether a text in double quotes that names nothing is a text. Default: false, as the engine is built.</summary>
    public bool DoubleQuotedStrings { get; init; }
}
