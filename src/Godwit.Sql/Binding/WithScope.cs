using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>The WITH clauses in sight, the innermost first.</summary>
internal sealed class WithScope(WithClause clause, Frame frame, WithScope? outer)
{
    public WithClause Clause { get; } = clause;

    public Frame Frame { get; } = frame;

    public WithScope? Outer { get; } = outer;

    /// <summary>The common table expression of a name, and the clause that holds it; or null.</summary>
    public static (CommonTableExpression Table, WithScope Scope)? Find(WithScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            foreach (var table in scope.Clause.Tables)
            {
                if (NameComparer.Same(table.Name.Text, name))
                    return (table, scope);
            }
        }

        return null;
    }
}

/// <summary>A common table expression that is being worked out, and what a reference to it would be.</summary>
/// <param name="Table">The expression.</param>
/// <param name="Message">What the engine says of a reference, before the name.</param>
/// <param name="Next">Those around it.</param>
internal sealed record CteBlock(CommonTableExpression Table, string Message, CteBlock? Next)
{
    public static CteBlock? Find(CteBlock? block, CommonTableExpression table)
    {
        while (block is not null && block.Table != table)
            block = block.Next;
        return block;
    }
}

/// <summary>Where a SELECT stands.</summary>
/// <param name="Frame">Its text.</param>
/// <param name="With">The WITH clauses in sight.</param>
/// <param name="Blocks">The common table expressions that it may not refer to.</param>
internal sealed record Surroundings(Frame Frame, WithScope? With, CteBlock? Blocks)
{
    public Surroundings Under(WithClause? clause) => clause is null ? this : this with { With = new WithScope(clause, Frame, With) };
}
