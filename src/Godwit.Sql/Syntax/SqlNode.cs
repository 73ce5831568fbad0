using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>
/// A node of the syntax tree: immutable, compared by reference, so that what is found out about it can live in tables
/// beside the tree.
/// </summary>
/// <param name="span">The node's place in its script, from its first token to its last.</param>
public abstract class SqlNode(TextSpan span)
{
    /// <summary>The node's place in its script, from its first token to its last.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The nodes directly below, in the order of the text.</summary>
    public virtual IEnumerable<SqlNode> Children => [];

    /// <summary>This node and all below it, parents before their children, in the order of the text.</summary>
    public IEnumerable<SqlNode> DescendantsAndSelf()
    {
        var pending = new Stack<SqlNode>();
        pending.Push(this);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            yield return node;
            foreach (var child in node.Children.Reverse())
                pending.Push(child);
        }
    }

    /// <summary>Puts children together: nodes, arrays of nodes, and null for what is absent.</summary>
    private protected static IEnumerable<SqlNode> Nodes(params ReadOnlySpan<object?> parts)
    {
        var nodes = new List<SqlNode>(parts.Length);
        foreach (var part in parts)
        {
            if (part is SqlNode node)
                nodes.Add(node);
            else if (part is IEnumerable<SqlNode> list)
                nodes.AddRange(list);
        }

        return nodes;
    }
}
