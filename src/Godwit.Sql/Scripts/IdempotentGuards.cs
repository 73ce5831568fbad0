using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Scripts;

/// <summary>What one statement of an idempotent script creates: a table, or a column of one.</summary>
/// <param name="Statement">The zero-based statement among those that are not empty.</param>
/// <param name="Table">The table's name, unquoted.</param>
/// <param name="Column">The column's name, unquoted; null where the table itself is created.</param>
public readonly record struct IdempotentGuard(int Statement, string Table, string? Column);

/// <summary>Finds the statements that an idempotent script may leave out, because what they create is there.</summary>
public static class IdempotentGuards
{
    /// <summary>
    /// The statements of the forms <c>CREATE [VIRTUAL] TABLE [IF NOT EXISTS] t</c> and <c>ALTER TABLE t ADD [COLUMN] c</c>, in
    /// the main database. Temporary and attached tables are left out.
    /// </summary>
    /// <param name="script">The script.</param>
    public static ImmutableArray<IdempotentGuard> Find(ScriptSyntax script)
    {
        var guards = ImmutableArray.CreateBuilder<IdempotentGuard>();
        var statements = script.Statements;
        for (var i = 0; i < statements.Length; i++)
        {
            if (Guard(statements[i].Syntax, i) is { } guard)
                guards.Add(guard);
        }

        return guards.ToImmutable();
    }

    private static IdempotentGuard? Guard(Statement? statement, int index) => statement switch
    {
        CreateTableStatement { IsTemporary: false } create when IsMain(create.Table) => new IdempotentGuard(index, create.Table.ObjectName.Text, null),
        CreateVirtualTableStatement create when IsMain(create.Table) => new IdempotentGuard(index, create.Table.ObjectName.Text, null),
        AddColumnStatement add when IsMain(add.Table) => new IdempotentGuard(index, add.Table.ObjectName.Text, add.Column.Name.Text),
        _ => null,
    };

    private static bool IsMain(QualifiedName name) =>
        name.Schema is null || string.Equals(name.Schema.Text, "main", StringComparison.OrdinalIgnoreCase);
}
