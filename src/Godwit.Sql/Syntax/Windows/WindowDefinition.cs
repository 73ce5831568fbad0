using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>name AS (…)</c> in a WINDOW clause.</summary>
public sealed class WindowDefinition(TextSpan span, Name name, WindowSpecification window) : SqlNode(span)
{
    /// <summary>The window's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The window.</summary>
    public WindowSpecification Window { get; } = window;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Name, Window);
}
