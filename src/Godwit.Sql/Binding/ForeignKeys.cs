using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>
/// Foreign keys that match nothing: the engine finds out when it prepares a statement that would have to check them.
/// </summary>
internal static class ForeignKeys
{
    public static void CheckInsert(BindingSession session, Source target, bool isMany, Frame frame, TextSpan span)
    {
        if (Enforced(session, target) is not { } table)
            return;
        foreach (var key in table.ForeignKeys)
        {
            if (!CheckKey(session, table, key, frame, span))
                return;
        }

        // One row that is inserted cannot break what refers to its table.
        foreach (var (child, key) in References(session, table))
        {
            if ((isMany || key.Deferred || frame.TriggerTable is not null) && !CheckMatch(session, table, child, key, frame, span))
                return;
        }
    }

    public static void CheckDelete(BindingSession session, Source target, Frame frame, TextSpan span)
    {
        if (Enforced(session, target) is not { } table || !CheckReferences(session, table, frame, span))
            return;
        foreach (var key in table.ForeignKeys)
        {
            if (!CheckKey(session, table, key, frame, span))
                return;
        }

        foreach (var (child, key) in References(session, table))
            Act(session, child, key, isDelete: true, frame, span);
    }

    public static void CheckUpdate(BindingSession session, Source target, List<string> changes, Frame frame, TextSpan span)
    {
        if (Enforced(session, target) is not { } table)
            return;
        var references = References(session, table);
        if (!table.ForeignKeys.Any(key => IsChildChanged(table, key, changes)) && !references.Exists(r => IsParentChanged(table, r.Key, changes)))
            return;
        if (!CheckReferences(session, table, frame, span))
            return;
        foreach (var key in table.ForeignKeys)
        {
            if ((NameComparer.Same(key.Table, table.Name) || IsChildChanged(table, key, changes)) && !CheckKey(session, table, key, frame, span))
                return;
        }

        foreach (var (child, key) in references)
        {
            if (IsParentChanged(table, key, changes))
                Act(session, child, key, isDelete: false, frame, span);
        }
    }

    private static Table? Enforced(BindingSession session, Source target) => session.Schema.ForeignKeys ? target.Relation as Table : null;

    private static List<(Table Child, ForeignKey Key)> References(BindingSession session, Table parent)
    {
        var found = new List<(Table, ForeignKey)>();
        if (session.Schema.FindDatabase(parent.Database) is not { } database)
            return found;
        foreach (var relation in database.Relations.Values)
        {
            if (relation is not Table { ForeignKeys.IsEmpty: false } child)
                continue;
            foreach (var key in child.ForeignKeys)
            {
                if (NameComparer.Same(key.Table, parent.Name))
                    found.Add((child, key));
            }
        }

        return found;
    }

    private static bool CheckReferences(BindingSession session, Table table, Frame frame, TextSpan span)
    {
        foreach (var (child, key) in References(session, table))
        {
            if (!CheckMatch(session, table, child, key, frame, span))
                return false;
        }

        return true;
    }

    // A row of the child is checked against its parent.
    private static bool CheckKey(BindingSession session, Table child, ForeignKey key, Frame frame, TextSpan span)
    {
        var parent = session.Schema.FindRelation(key.Table, child.Database);
        if (parent is null)
        {
            if (session.Schema.MayHoldMore(child.Database))
                return true;
            session.Report(ProblemPhase.Code, frame, SqlProblemKind.NoSuchTable, $"no such table: {child.Database}.{key.Table}", span, key.Table);
            return false;
        }

        return CheckMatch(session, parent, child, key, frame, span);
    }

    private static bool CheckMatch(BindingSession session, Relation parent, Table child, ForeignKey key, Frame frame, TextSpan span)
    {
        if (parent.IsOpaque || (parent is Table table && Matches(table, key)))
            return true;
        session.Report(ProblemPhase.Code, frame, SqlProblemKind.InvalidDefinition, $"foreign key mismatch - \"{child.Name}\" referencing \"{key.Table}\"", span, key.Table);
        return false;
    }

    /// <summary>Whether the referenced columns are the primary key or a unique index.</summary>
    private static bool Matches(Table parent, ForeignKey key)
    {
        if (key.Columns.Length == 1 && parent.RowIdAlias >= 0
            && (key.References.IsEmpty || NameComparer.Same(parent.Columns[parent.RowIdAlias].Name, key.References[0])))
        {
            return true;
        }

        foreach (var index in parent.Indexes)
        {
            if (index.Terms.Length != key.Columns.Length || !index.Unique || index.Where is not null)
                continue;
            if (key.References.IsEmpty ? index.Origin == IndexOrigin.PrimaryKey : Covers(parent, index, key))
                return true;
        }

        return false;
    }

    private static bool Covers(Table parent, Schema.Index index, ForeignKey key)
    {
        foreach (var term in index.Terms)
        {
            if (term.Column < 0)
                return false;
            var column = parent.Columns[term.Column];
            if (!NameComparer.Same(term.Collation, column.Collation) || !key.References.Contains(column.Name, NameComparer.Instance))
                return false;
        }

        return true;
    }

    private static bool IsChildChanged(Table table, ForeignKey key, List<string> changes)
    {
        foreach (var column in key.Columns)
        {
            if (IsChanged(table, column, changes))
                return true;
        }

        return false;
    }

    private static bool IsParentChanged(Table table, ForeignKey key, List<string> changes)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var isReferenced = key.References.IsEmpty
                ? table.Columns[i].PrimaryKeyOrdinal > 0
                : key.References.Contains(table.Columns[i].Name, NameComparer.Instance);
            if (isReferenced && IsChanged(table, i, changes))
                return true;
        }

        return false;
    }

    private static bool IsChanged(Table table, int column, List<string> changes)
    {
        foreach (var change in changes)
        {
            if (NameComparer.Same(change, table.Columns[column].Name) || (column == table.RowIdAlias && NameLookup.IsRowId(change)))
                return true;
        }

        return false;
    }

    // CASCADE and the like are statements on the child, with all that they set off.
    private static void Act(BindingSession session, Table child, ForeignKey key, bool isDelete, Frame frame, TextSpan span)
    {
        var action = isDelete ? key.OnDelete : key.OnUpdate;
        if (action is "NO ACTION" or "RESTRICT" || !session.Actions.Add((key, isDelete)))
            return;
        var around = frame with { Anchor = frame.Anchor ?? span, TriggerTable = frame.TriggerTable ?? Of(child) };
        var target = Of(child);
        if (isDelete && action == "CASCADE")
        {
            Triggers.Bind(session, Triggers.Of(session, target, TriggerEventKind.Delete, changes: null), target, around, span);
            CheckDelete(session, target, around, span);
            return;
        }

        var changes = new List<string>();
        foreach (var column in key.Columns)
            changes.Add(child.Columns[column].Name);
        Triggers.Bind(session, Triggers.Of(session, target, TriggerEventKind.Update, changes), target, around, span);
        CheckUpdate(session, target, changes, around, span);
    }

    private static Source Of(Table table) => new(table.Name, span: default)
    {
        Relation = table,
        Columns = table.Columns,
        HasRowId = !table.WithoutRowId,
        RowIdAlias = table.RowIdAlias,
    };
}
