using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Tables;

/// <summary>A table on its way through a script: it may be made, renamed, filled and dropped there.</summary>
/// <param name="original">The table before the script, or null for one that the script makes.</param>
internal sealed class ScriptTable(Relation? original)
{
    private readonly List<TableCopy> _copies = [];

    /// <summary>The table as it was before the script; null for one that the script makes.</summary>
    public Relation? Original { get; } = original;

    /// <summary>The statement that made it, where the script did.</summary>
    public Statement? Creation { get; init; }

    /// <summary>The statement that dropped it, or null.</summary>
    public DropStatement? Drop { get; private set; }

    /// <summary>The schema before it was dropped.</summary>
    public SqlSchema? BeforeDrop { get; private set; }

    /// <summary>What was copied into it, in the order of the script.</summary>
    public IReadOnlyList<TableCopy> Copies => _copies;

    /// <summary>Whether it held rows of users before the script.</summary>
    public bool IsOld => Original is { Database: SqlSchema.Main };

    public void Dropped(DropStatement statement, SqlSchema before) => (Drop, BeforeDrop) = (statement, before);

    public void Copied(TableCopy copy) => _copies.Add(copy);
}

/// <summary>Rows of one table copied into another.</summary>
/// <param name="Source">The table they come from.</param>
/// <param name="SourceShape">That table as it was then.</param>
/// <param name="Statement">INSERT … SELECT or CREATE TABLE … AS.</param>
/// <param name="Select">The SELECT.</param>
internal sealed record TableCopy(ScriptTable Source, Relation SourceShape, Statement Statement, SelectStatement Select);

/// <summary>A statement that changes a table or its rows.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Schema">The schema before it.</param>
/// <param name="After">The schema after it.</param>
/// <param name="Shape">The table as it is there.</param>
/// <param name="Table">The table.</param>
internal sealed record TableUse(Statement Statement, SqlSchema Schema, SqlSchema After, Relation Shape, ScriptTable Table);
