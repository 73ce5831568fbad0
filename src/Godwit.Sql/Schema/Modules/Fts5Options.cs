using System.Text;

namespace Godwit.Sql.Schema.Modules;

/// <summary>What the arguments of an fts5 table say; filled argument by argument.</summary>
internal sealed class Fts5Options
{
    public bool HasTokenizer;
    public bool HasContent;
    public bool HasContentRowId;
    public bool ContentlessDelete;
    public bool ContentlessUnindexed;
    public bool ColumnSize = true;
    public bool Locale;
    public bool TokenData;

    public List<(string Name, bool IsUnindexed)> Columns { get; } = [];

    public bool IsContentless { get; set; }

    public string? Contradiction()
    {
        if (ContentlessDelete && !IsContentless)
            return "contentless_delete=1 requires a contentless table";
        if (ContentlessDelete && !ColumnSize)
            return "contentless_delete=1 is incompatible with columnsize=0";
        return ContentlessUnindexed && !IsContentless ? "contentless_unindexed=1 requires a contentless table" : null;
    }

    /// <summary>The columns of the content table behind its key, each with a comma before it; empty where there is no such table.</summary>
    public string StoredColumns()
    {
        if (HasContent && !(IsContentless && ContentlessUnindexed))
            return "";
        var columns = new StringBuilder();
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!HasContent || Columns[i].IsUnindexed)
                columns.Append(", c").Append(i);
        }

        for (var i = 0; !HasContent && Locale && i < Columns.Count; i++)
        {
            if (!Columns[i].IsUnindexed)
                columns.Append(", l").Append(i);
        }

        return columns.ToString();
    }
}
