using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>The PRIMARY KEY and UNIQUE constraints of a table that is being read, and the indexes they make.</summary>
internal sealed class TableKeys(ChangeContext context, string table)
{
    private readonly List<KeyDraft> _drafts = [];
    private ImmutableArray<int> _primaryKey = ImmutableArray<int>.Empty;
    private ConflictResolution? _rowIdConflict;
    private bool _rowIdDescending;
    private bool _hasPrimaryKey;

    /// <summary>The column that is the rowid, or -1.</summary>
    public int RowIdAlias { get; private set; } = -1;

    public bool AutoIncrement { get; private set; }

    public bool IsEmpty => _drafts.Count == 0;

    /// <summary>The columns of the primary key in its order.</summary>
    public ImmutableArray<int> PrimaryKey => _primaryKey;

    public static SqlProblem GeneratedKey(SqlNode node) =>
        new(SqlProblemKind.InvalidDefinition, "generated columns cannot be part of the PRIMARY KEY", node.Span);

    public SqlProblem? AddPrimaryKey(List<Column> columns, ColumnPrimaryKey key)
    {
        if (Begin(key) is { } second)
            return second;
        var place = columns.Count - 1;
        if (Mark(columns, place, 1, key) is { } generated)
            return generated;
        if (columns[place].DeclaredType == "INTEGER" && key.Order != SortOrder.Descending)
            return UseRowId(place, key.OnConflict, key.IsAutoIncrement, isDescending: false);
        if (key.IsAutoIncrement)
            return MisplacedAutoIncrement(key);
        var term = new IndexTerm(place, null, columns[place].Collation, key.Order == SortOrder.Descending);
        return Add(new KeyDraft([term], IndexOrigin.PrimaryKey, key.OnConflict), key);
    }

    public SqlProblem? AddPrimaryKey(List<Column> columns, TablePrimaryKey key)
    {
        if (Begin(key) is { } second)
            return second;
        var place = -1;
        foreach (var term in key.Columns)
        {
            if (ColumnOf(term) is not { } name || columns.FindIndex(c => NameComparer.Same(c.Name, name.Text)) is not (>= 0 and var found))
                continue;
            place = found;
            if (Mark(columns, place, key.Columns.IndexOf(term) + 1, term) is { } generated)
                return generated;
        }

        // A direction makes no difference in this form, other than in a column's.
        if (key.Columns.Length == 1 && place >= 0 && columns[place].DeclaredType == "INTEGER")
            return NullsProblem(key.Columns) ?? UseRowId(place, key.OnConflict, key.IsAutoIncrement, key.Columns[0].Order == SortOrder.Descending);
        if (key.IsAutoIncrement)
            return MisplacedAutoIncrement(key);
        var shape = new Table(table) { Columns = [.. columns] };
        return Terms(shape, key.Columns, out var terms) ?? Add(new KeyDraft(terms, IndexOrigin.PrimaryKey, key.OnConflict), key);
    }

    public SqlProblem? AddUnique(List<Column> columns, ColumnUnique unique) => Add(
        new KeyDraft([new IndexTerm(columns.Count - 1, null, columns[columns.Count - 1].Collation, Descending: false)], IndexOrigin.Unique, unique.OnConflict), unique);

    public SqlProblem? AddUnique(Table shape, ImmutableArray<OrderingTerm> columns, ConflictResolution? onConflict) =>
        Terms(shape, columns, out var terms) ?? Add(new KeyDraft(terms, IndexOrigin.Unique, onConflict), columns[0]);

    /// <summary>A COLLATE behind PRIMARY KEY or UNIQUE still counts for the index that was made before it.</summary>
    public void Recollate(int column, string collation)
    {
        foreach (var draft in _drafts)
        {
            if (draft.Terms[0].Column == column)
                draft.Terms[0] = draft.Terms[0] with { Collation = collation };
        }
    }

    /// <summary>WITHOUT ROWID: the primary key becomes the table.</summary>
    public SqlProblem? UseAsTable(List<Column> columns, string name, SqlNode node)
    {
        if (AutoIncrement)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, "AUTOINCREMENT not allowed on WITHOUT ROWID tables", node.Span);
        if (!_hasPrimaryKey)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, $"PRIMARY KEY missing on table {name}", node.Span);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].PrimaryKeyOrdinal > 0)
                columns[i] = columns[i] with { NotNull = true };
        }

        if (RowIdAlias >= 0)
        {
            var term = new IndexTerm(RowIdAlias, null, columns[RowIdAlias].Collation, _rowIdDescending);
            RowIdAlias = -1;
            return Add(new KeyDraft([term], IndexOrigin.PrimaryKey, _rowIdConflict), node);
        }

        var terms = _drafts.Find(d => d.Origin == IndexOrigin.PrimaryKey)!.Terms;
        for (var i = terms.Count - 1; i > 0; i--)
        {
            if (terms.FindIndex(t => t.Column == terms[i].Column && NameComparer.Same(t.Collation, terms[i].Collation)) < i)
                terms.RemoveAt(i);
        }

        for (var i = terms.Count - 1; i >= 0; i--)
            columns[terms[i].Column] = columns[terms[i].Column] with { PrimaryKeyOrdinal = i + 1 };

        return null;
    }

    /// <summary>The indexes in the order of their making.</summary>
    public ImmutableArray<Index> ToIndexes(string database) => [.. _drafts.Select((draft, i) => draft.ToIndex(table, database, i + 1))];

    private static Name? ColumnOf(OrderingTerm term)
    {
        var expression = TableExpression.Bare(term.Expression);
        while (expression is CollateExpression collate)
            expression = TableExpression.Bare(collate.Operand);
        return expression switch
        {
            ColumnExpression { Table: null } column => column.Column,
            LiteralExpression { Kind: LiteralKind.String } text => new Name(text.Span, Lexing.Names.Unquote(text.Text), QuoteKind.Single),
            _ => null,
        };
    }

    private static SqlProblem? NullsProblem(ImmutableArray<OrderingTerm> terms) => terms.FirstOrDefault(t => t.Nulls is not null) is { } term
        ? new SqlProblem(SqlProblemKind.Misuse, $"unsupported use of NULLS {(term.Nulls == NullsOrder.First ? "FIRST" : "LAST")}", term.Span)
        : null;

    private SqlProblem? Begin(SqlNode node)
    {
        if (_hasPrimaryKey)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, $"table \"{table}\" has more than one primary key", node.Span);
        _hasPrimaryKey = true;
        return null;
    }

    private SqlProblem? Mark(List<Column> columns, int place, int ordinal, SqlNode node)
    {
        if (columns[place].PrimaryKeyOrdinal == 0)
        {
            _primaryKey = _primaryKey.Add(place);
            columns[place] = columns[place] with { PrimaryKeyOrdinal = ordinal };
        }

        return columns[place].IsGenerated ? GeneratedKey(node) : null;
    }

    private SqlProblem? UseRowId(int place, ConflictResolution? onConflict, bool isAutoIncrement, bool isDescending)
    {
        RowIdAlias = place;
        AutoIncrement = isAutoIncrement;
        _rowIdConflict = onConflict;
        _rowIdDescending = isDescending;
        return null;
    }

    private static SqlProblem MisplacedAutoIncrement(SqlNode node) =>
        new(SqlProblemKind.InvalidDefinition, "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY", node.Span);

    private SqlProblem? Terms(Table shape, ImmutableArray<OrderingTerm> columns, out List<IndexTerm> terms)
    {
        terms = [];
        if (NullsProblem(columns) is { } nulls)
            return nulls;
        foreach (var column in columns)
        {
            if (IndexTerms.Read(context, shape, column, out var term) is { } problem)
                return problem;
            if (term!.Column < 0)
                return new SqlProblem(SqlProblemKind.Misuse, "expressions prohibited in PRIMARY KEY and UNIQUE constraints", column.Span);
            terms.Add(term);
        }

        return null;
    }

    private SqlProblem? Add(KeyDraft draft, SqlNode node)
    {
        if (_drafts.Find(d => d.Covers(draft)) is not { } same)
        {
            _drafts.Add(draft);
            return null;
        }

        if (draft.Origin == IndexOrigin.PrimaryKey)
            same.Origin = IndexOrigin.PrimaryKey;
        if (same.OnConflict is not null && draft.OnConflict is not null && same.OnConflict != draft.OnConflict)
            return new SqlProblem(SqlProblemKind.InvalidDefinition, "conflicting ON CONFLICT clauses specified", node.Span);
        same.OnConflict ??= draft.OnConflict;
        return null;
    }
}
