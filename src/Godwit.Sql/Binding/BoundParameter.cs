using Godwit.Sql.Schema;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>A parameter of a statement.</summary>
/// <param name="Number">The number that the engine gives it, from 1.</param>
/// <param name="Name">The name with its prefix, as <c>@id</c> or <c>?3</c>; null for a bare question mark.</param>
/// <param name="Span">The place of its first use.</param>
public sealed record BoundParameter(int Number, string? Name, TextSpan Span)
{
    /// <summary>What kind of value is expected, judged by where it is used.</summary>
    public SqlType Type { get; init; }

    /// <summary>The column that it is stored into or compared with, or null.</summary>
    public Column? Column { get; init; }

    /// <summary>Whether NULL makes sense there: not for a NOT NULL column, nor for LIMIT.</summary>
    public bool IsNullable { get; init; } = true;
}
