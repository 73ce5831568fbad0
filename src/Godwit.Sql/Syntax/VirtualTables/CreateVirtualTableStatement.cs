using System.Collections.Immutable;
using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>CREATE VIRTUAL TABLE.</summary>
public sealed class CreateVirtualTableStatement(
    TextSpan span,
    bool ifNotExists,
    QualifiedName table,
    Name module,
    ImmutableArray<ModuleArgument> arguments)
    : Statement(span)
{
    /// <summary>Whether IF NOT EXISTS was written.</summary>
    public bool IfNotExists { get; } = ifNotExists;

    /// <summary>The table.</summary>
    public QualifiedName Table { get; } = table;

    /// <summary>The module.</summary>
    public Name Module { get; } = module;

    /// <summary>What the module is told, in its own language.</summary>
    public ImmutableArray<ModuleArgument> Arguments { get; } = arguments;

    /// <inheritdoc/>
    public override IEnumerable<SqlNode> Children => Nodes(Table, Module, Arguments);
}
