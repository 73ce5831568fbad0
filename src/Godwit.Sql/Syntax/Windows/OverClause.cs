using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>OVER name</c> or <c>OVER (…)</c>.</summary>
public sealed class OverClause(TextSpan span, Name? windowName, WindowSpecification? window) : SqlNode(span)
{
    /// <summary>The window of the WINDOW clause.</summary>
    public Name? WindowName { get; } = windowName;

    /// <summary>The window that is written here.</summary>
    public WindowSpecification? Window { get; } = window;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(WindowName, Window);
}
