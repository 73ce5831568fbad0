using Godwit.Sql.Schema;
using Index = Godwit.Sql.Schema.Index;

namespace Godwit.Sql.Tests.Schema;

/// <summary>The terms of an index with those that the engine appends: the rowid, or the key of a table without one.</summary>
internal static class IndexContent
{
    public static List<(IndexTerm Term, bool IsKey)> Terms(Table table, Index index)
    {
        var terms = index.Terms.Select(term => (term, true)).ToList();
        if (!table.WithoutRowId)
            terms.Add((new IndexTerm(IndexTerm.RowId, null, "BINARY", Descending: false), false));
        else if (index.Origin == IndexOrigin.PrimaryKey)
            AddOtherColumns(terms, table);
        else
            AddKey(terms, table, index);
        return terms;
    }

    private static void AddOtherColumns(List<(IndexTerm Term, bool IsKey)> terms, Table table)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (table.Columns[i].Visibility != ColumnVisibility.VirtualGenerated && !terms.Exists(t => t.Term.Column == i))
                terms.Add((new IndexTerm(i, null, "BINARY", Descending: false), false));
        }
    }

    private static void AddKey(List<(IndexTerm Term, bool IsKey)> terms, Table table, Index index)
    {
        var key = table.Indexes.First(i => i.Origin == IndexOrigin.PrimaryKey);
        foreach (var term in key.Terms)
        {
            if (!index.Terms.Any(t => t.Column == term.Column && NameComparer.Same(t.Collation, term.Collation)))
                terms.Add((term with { Descending = term.Descending && index.Origin == IndexOrigin.Statement }, false));
        }
    }
}
