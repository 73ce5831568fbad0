using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Tables;

/// <summary>Follows every table through a script, whatever it is called at the time.</summary>
internal sealed class ScriptTables
{
    private readonly ReplayedScript _script;
    private readonly Dictionary<string, ScriptTable> _byName = new(NameComparer.Instance);
    private readonly List<TableUse> _uses = [];
    private readonly List<ScriptTable> _tables = [];

    private ScriptTables(ReplayedScript script) => _script = script;

    /// <summary>The statements that change a table or its rows, in order.</summary>
    public IReadOnlyList<TableUse> Uses => _uses;

    /// <summary>The tables that the script changes, in the order of their first use.</summary>
    public IReadOnlyList<ScriptTable> Tables => _tables;

    public static ScriptTables Of(ReplayedScript script)
    {
        var tables = new ScriptTables(script);
        var statements = script.Syntax.Statements;
        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i].Syntax is { } statement)
                tables.Follow(statement, script.Schemas[i], script.Schemas[i + 1]);
        }

        return tables;
    }

    /// <summary>The table of the main database that has a name at the script's end, if the script did something to it.</summary>
    public ScriptTable? AtEnd(string name) => _byName.TryGetValue(Key(SqlSchema.Main, name), out var table) ? table : null;

    /// <summary>Whether rows of a table are written other than by copies of whole tables.</summary>
    public bool IsWritten(ScriptTable table) =>
        _uses.Exists(use => use.Table == table && use.Statement is (InsertStatement or UpdateStatement) && !table.Copies.Any(copy => copy.Statement == use.Statement));

    private void Follow(Statement statement, SqlSchema before, SqlSchema after)
    {
        switch (statement)
        {
            case CreateTableStatement create:
                Create(create, before, after);
                break;
            case CreateVirtualTableStatement create when !ReferenceEquals(before, after):
                Made(create, create.Table, before, after);
                break;
            case DropStatement { Kind: DropKind.Table } drop when Use(drop, drop.Target, before, after) is { } use && after.FindRelation(use.Shape.Name, use.Shape.Database) is null:
                use.Table.Dropped(drop, before);
                _byName.Remove(Key(use.Shape));
                break;
            case RenameTableStatement rename when Use(rename, rename.Table, before, after) is { } use && !ReferenceEquals(before, after):
                _byName.Remove(Key(use.Shape));
                _byName[Key(use.Shape.Database, rename.NewName.Text)] = use.Table;
                break;
            case AlterTableStatement alter and not RenameTableStatement:
                Use(alter, alter.Table, before, after);
                break;
            case DeleteStatement delete:
                Use(delete, delete.Table, before, after);
                break;
            case UpdateStatement update:
                Use(update, update.Table, before, after);
                break;
            case InsertStatement insert when Use(insert, insert.Table, before, after) is { } use && insert.Source is { } select:
                Copy(use.Table, insert, select, before);
                break;
        }
    }

    private void Create(CreateTableStatement create, SqlSchema before, SqlSchema after)
    {
        if (ReferenceEquals(before, after))
            return;
        var table = Made(create, create.Table, before, after, create.IsTemporary ? SqlSchema.Temp : null);
        if (table is not null && create.AsSelect is { } select)
            Copy(table, create, select, before);
    }

    private ScriptTable? Made(Statement statement, QualifiedName name, SqlSchema before, SqlSchema after, string? database = null)
    {
        database ??= name.Schema?.Text ?? SqlSchema.Main;
        if (before.FindRelation(name.ObjectName.Text, database) is not null || after.FindRelation(name.ObjectName.Text, database) is not { } made)
            return null;
        var table = new ScriptTable(null) { Creation = statement };
        _tables.Add(table);
        _byName[Key(made)] = table;
        return table;
    }

    private TableUse? Use(Statement statement, QualifiedName name, SqlSchema schema, SqlSchema after)
    {
        if (schema.FindRelation(name.ObjectName.Text, name.Schema?.Text) is not { } shape || Find(shape) is not { } table)
            return null;
        var use = new TableUse(statement, schema, after, shape, table);
        _uses.Add(use);
        return use;
    }

    private void Copy(ScriptTable target, Statement statement, SelectStatement select, SqlSchema schema)
    {
        if (select.Cores.All(core => core is ValuesCore))
            return;
        foreach (var reference in select.DescendantsAndSelf().OfType<TableReference>())
        {
            if (schema.FindRelation(reference.Table.ObjectName.Text, reference.Table.Schema?.Text) is { } shape && Find(shape) is { } source && source != target)
                target.Copied(new TableCopy(source, shape, statement, select));
        }
    }

    private ScriptTable? Find(Relation shape)
    {
        if (shape is View)
            return null;
        if (_byName.TryGetValue(Key(shape), out var known))
            return known;
        var table = new ScriptTable(_script.Before.FindRelation(shape.Name, shape.Database));
        _tables.Add(table);
        return _byName[Key(shape)] = table;
    }

    private static string Key(Relation relation) => Key(relation.Database, relation.Name);

    private static string Key(string database, string name) => database + "\0" + name;
}
