using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>The text that nodes belong to, and what holds throughout it.</summary>
/// <param name="Text">The text to which the spans of the nodes refer.</param>
internal sealed record Frame(string Text)
{
    /// <summary>The only database in which a view or trigger looks for tables; null for all.</summary>
    public string? Database { get; init; }

    /// <summary>Where problems are shown that lie in the text of another object: at the name that led there. Null for the statement itself.</summary>
    public TextSpan? Anchor { get; init; }

    /// <summary>The table whose row is NEW and OLD; null outside triggers.</summary>
    public Source? TriggerTable { get; init; }

    /// <summary>What the trigger watches.</summary>
    public TriggerEventKind TriggerEvent { get; init; }

    /// <summary>Whether the text is that of a schema object rather than of the statement.</summary>
    public bool IsForeign => Anchor is not null;
}
