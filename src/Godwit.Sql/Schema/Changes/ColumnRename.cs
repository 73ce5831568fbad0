using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Finds the places where the name of a column stands in stored texts.</summary>
internal sealed class ColumnRename(Table table, int place, Name newName)
{
    private readonly string _old = table.Columns[place].Name;

    public Table Table { get; } = table;

    /// <summary>The new text of a table: of the renamed column's own, or of one whose foreign keys name the column.</summary>
    public string? InTable(Table item)
    {
        var isOwn = ReferenceEquals(item, Table);
        if (item.Sql is null || (!isOwn && !item.ForeignKeys.Any(References)) || StoredSql.Parse(item.Sql) is not CreateTableStatement statement)
            return item.Sql;
        var edits = Edits(item.Sql);
        foreach (var node in statement.DescendantsAndSelf())
        {
            switch (node)
            {
                case ColumnDefinition definition when isOwn:
                    AddIfOld(edits, definition.Name);
                    break;
                case ColumnExpression column when isOwn:
                    AddIfOld(edits, column.Column);
                    break;
                case TableForeignKey key when isOwn:
                    AddIfOld(edits, [.. key.Columns]);
                    break;
                case ForeignKeyReference reference when NameComparer.Same(reference.Table.Text, Table.Name):
                    AddIfOld(edits, [.. reference.Columns]);
                    break;
                default:
                    break;
            }
        }

        return edits.Apply();
    }

    /// <summary>The new text of an index of the table.</summary>
    public string InIndex(string sql)
    {
        var edits = Edits(sql);
        foreach (var column in StoredSql.Parse(sql)!.DescendantsAndSelf().OfType<ColumnExpression>())
            AddIfOld(edits, column.Column);
        return edits.Apply();
    }

    /// <summary>The new text of a view or trigger.</summary>
    public string? InBody(SqlSchema schema, SchemaObject item)
    {
        if (item.Sql is null)
            return null;
        var edits = Edits(item.Sql);
        foreach (var reference in Bodies.Bind(schema, item).References)
        {
            if (reference.Value.Column == place && ReferenceEquals(reference.Value.Relation, Table))
                edits.Add(reference.Key);
        }

        if (item is Trigger trigger && Watches(trigger) && StoredSql.Parse(item.Sql) is CreateTriggerStatement statement)
            AddIfOld(edits, [.. statement.Event.Columns]);
        return edits.Apply();
    }

    /// <summary>The columns of UPDATE OF under their new names.</summary>
    public ImmutableArray<string> InUpdateOf(Trigger trigger) =>
        Watches(trigger) ? [.. trigger.UpdateOf.Select(c => NameComparer.Same(c, _old) ? newName.Text : c)] : trigger.UpdateOf;

    private bool Watches(Trigger trigger) => NameComparer.Same(trigger.Table, Table.Name) && NameComparer.Same(trigger.TableDatabase, Table.Database);

    private bool References(ForeignKey key) => NameComparer.Same(key.Table, Table.Name) && key.References.Any(c => NameComparer.Same(c, _old));

    private TextEdits Edits(string sql) => new(sql, newName.Text, alwaysQuoted: newName.Quote != QuoteKind.None);

    private void AddIfOld(TextEdits edits, params Name[] names)
    {
        foreach (var name in names)
        {
            if (NameComparer.Same(name.Text, _old))
                edits.Add(name);
        }
    }
}
