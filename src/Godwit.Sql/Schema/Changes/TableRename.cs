using Godwit.Sql.Binding;
using Godwit.Sql.Schema.Modules;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Gives a table another name wherever stored texts name it.</summary>
internal sealed class TableRename
{
    private const string When = "after rename";
    private readonly SqlSchema _before;
    private readonly Relation _relation;
    private readonly string _newName;
    private readonly DatabaseSchema _database;
    private SqlSchema _after;

    public TableRename(SqlSchema before, Relation relation, string newName)
    {
        (_before, _relation, _newName) = (before, relation, newName);
        _database = before.FindDatabase(relation.Database)!;
        _after = before;
    }

    public SqlProblem? Apply(SqlNode node, out SqlSchema after)
    {
        var problem = InBodies(_database, node) ?? InTables(node);
        if (problem is null && !_database.IsTemp)
            problem = InBodies(_before.Databases[1], node);
        after = _after;
        return problem;
    }

    private SqlProblem? InTables(SqlNode node)
    {
        foreach (var item in _database.Relations.Values.Where(r => r is not View).OrderBy(r => r.Order))
        {
            var isOwn = ReferenceEquals(item, _relation);
            if (item is VirtualTable table && isOwn)
                Replace(item, Renamed(table));
            else if (item is Table ordinary && (isOwn || RenamesForeignKeys(ordinary)) && InTable(ordinary, isOwn, node) is { } problem)
                return problem;
        }

        return null;
    }

    private bool RenamesForeignKeys(Table table) =>
        (!_before.LegacyAlterTable || _before.ForeignKeys) && table.ForeignKeys.Any(key => NameComparer.Same(key.Table, _relation.Name));

    private SqlProblem? InTable(Table table, bool isOwn, SqlNode node)
    {
        if (table.Sql is null)
        {
            Replace(table, isOwn ? table with { Name = _newName } : table);
            return null;
        }

        var edits = Edits(table.Sql);
        if (StoredSql.Parse(table.Sql) is not CreateTableStatement statement)
            return null;
        foreach (var part in statement.DescendantsAndSelf())
        {
            if (part is ForeignKeyReference reference && RenamesForeignKeys(table))
                AddIfOld(edits, reference.Table);
            else if (isOwn && part is ColumnExpression { Table: { } qualifier } && !_before.LegacyAlterTable)
                AddIfOld(edits, qualifier);
        }

        if (isOwn)
            edits.Add(statement.Table.ObjectName);
        var indexes = isOwn ? table with { Name = _newName, Indexes = [.. table.Indexes.Select(InIndex)] } : table;
        if (Alteration.Reload(_before, indexes, edits.Apply(), When, node, out var reloaded) is { } problem)
            return problem;
        Replace(table, reloaded!);
        return null;
    }

    private Index InIndex(Index index)
    {
        if (index.Sql is null || StoredSql.Parse(index.Sql) is not CreateIndexStatement statement)
            return index;
        var edits = Edits(index.Sql);
        edits.Add(statement.Table);
        foreach (var column in statement.DescendantsAndSelf().OfType<ColumnExpression>())
        {
            if (column.Table is { } qualifier && !_before.LegacyAlterTable)
                AddIfOld(edits, qualifier);
        }

        return index with { Sql = edits.Apply(), Table = _newName };
    }

    private VirtualTable Renamed(VirtualTable table)
    {
        var edits = Edits(table.Sql!);
        if (StoredSql.Parse(table.Sql!) is CreateVirtualTableStatement statement)
            edits.Add(statement.Table.ObjectName);
        var declaration = KnownModules.Declare(table.Module, _newName, table.Database, table.Arguments, name => _database.FindRelation(name));
        return table with { Name = _newName, Sql = edits.Apply(), Columns = declaration.Error is null ? declaration.Columns : table.Columns };
    }

    private SqlProblem? InBodies(DatabaseSchema owner, SqlNode node)
    {
        foreach (var item in Dependents.Of(owner))
        {
            if (item is Table { LooseText: { } loose })
                return Alteration.InObject("table", item.Name, "", new SqlProblem(SqlProblemKind.DoubleQuotedString, loose, node.Span), node);
            var watches = item is Trigger t && NameComparer.Same(t.Table, _relation.Name) && NameComparer.Same(t.TableDatabase, _relation.Database);
            if (_before.LegacyAlterTable && !watches)
                continue;
            var body = _before.LegacyAlterTable ? BodyBinding.Empty : Bodies.Bind(_before, item);
            var when = watches && owner.IsTemp && !_database.IsTemp ? When : "";
            if (body.Problem is { } problem && !_before.IsSchemaWritable)
                return Alteration.InObject(Dependents.TypeOf(item), item.Name, when, problem, node);
            var sql = InBody(item, body, watches);
            if (item is View view && sql != view.Sql)
                _after = _after.With(_after.FindDatabase(owner.Name)!.With(view with { Sql = sql }));
            else if (item is Trigger trigger && (watches || sql != trigger.Sql))
                _after = _after.With(_after.FindDatabase(owner.Name)!.With(trigger with { Sql = sql, Table = watches ? _newName : trigger.Table }));
        }

        return null;
    }

    private string InBody(SchemaObject item, BodyBinding body, bool watches)
    {
        if (!watches && !body.References.Values.Any(reference => ReferenceEquals(reference.Relation, _relation)))
            return item.Sql!;
        var edits = Edits(item.Sql!);
        var statement = StoredSql.Parse(item.Sql!);
        foreach (var reference in body.References)
        {
            if (reference.Value.Column == NameReference.Itself && ReferenceEquals(reference.Value.Relation, _relation))
                edits.Add(reference.Key);
        }

        if (watches && statement is CreateTriggerStatement trigger)
            edits.Add(trigger.Table.ObjectName);

        foreach (var query in statement?.DescendantsAndSelf().OfType<QueryCore>() ?? [])
            AddStars(edits, query, body);

        // In an upsert the engine takes the qualifier "excluded" for the table's name.
        foreach (var column in statement?.DescendantsAndSelf().OfType<ColumnExpression>() ?? [])
        {
            if (column.Table is { } qualifier && NameComparer.Same(qualifier.Text, "excluded")
                && body.References.TryGetValue(column.Column, out var excluded) && ReferenceEquals(excluded.Relation, _relation))
                edits.Add(qualifier);
        }

        // The engine overlooks the table of IN, and finds the body broken afterwards.
        foreach (var overlooked in statement?.DescendantsAndSelf().OfType<InTableExpression>() ?? [])
            edits.Remove(overlooked.Table.ObjectName);
        return edits.Apply();
    }

    private void AddStars(TextEdits edits, QueryCore query, BodyBinding body)
    {
        var isSource = query.From?.DescendantsAndSelf().OfType<TableReference>().Any(t => t.Alias is null
            && body.References.TryGetValue(t.Table.ObjectName, out var reference) && ReferenceEquals(reference.Relation, _relation)) == true;
        foreach (var star in query.Columns.OfType<StarColumn>())
        {
            if (isSource && star.Table is { } qualifier)
                AddIfOld(edits, qualifier);
        }
    }

    private void Replace(Relation old, Relation changed)
    {
        var database = _after.FindDatabase(_database.Name)!;
        if (!NameComparer.Same(old.Name, changed.Name))
            database = database.Without(old);
        _after = _after.With(database.With(changed));
    }

    private TextEdits Edits(string sql) => new(sql, _newName, alwaysQuoted: true);

    private void AddIfOld(TextEdits edits, Name name)
    {
        if (NameComparer.Same(name.Text, _relation.Name))
            edits.Add(name);
    }
}
