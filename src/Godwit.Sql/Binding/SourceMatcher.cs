using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>Finds a column among the sources of one scope.</summary>
internal static class SourceMatcher
{
    public static SourceMatch Match(Scope scope, ColumnQuery query)
    {
        var match = default(SourceMatch);
        var sources = scope.Sources;
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            if (source.IsOpaque)
            {
                match.IsOnTrust |= source.IsNested || query.Table is null || IsNamed(source, query.Table, query.Database);
                continue;
            }

            if (source.IsNested && MatchNested(ref match, source, query))
                continue;
            if (query.Table is not null && !IsNamed(source, query.Table, query.Database))
                continue;
            var column = source.IndexOf(query.Column);
            if (column >= 0 && !Add(ref match, source, column, query.Column))
                continue;
            if (match.Count == 0 && source.HasRowId)
            {
                match.RowIdCount++;
                match.Source = source;
                match.Column = source.RowIdAlias;
            }
        }

        return match;
    }

    /// <summary>Whether a source answers to a qualifier.</summary>
    public static bool IsNamed(Source source, string table, string? database)
    {
        if (database is not null && !(source.Database is { } own ? NameComparer.Same(own, database) : database == "*"))
            return false;
        if (source.Alias is not null)
            return NameComparer.Same(source.Alias, table);
        return NameComparer.Same(source.Name, table) || IsSchemaTable(source, table, database);
    }

    private static bool IsSchemaTable(Source source, string table, string? database)
    {
        if (source.Name == "sqlite_master")
            return SchemaTables.IsSchema(table);
        return source.Name == "sqlite_temp_master" && (SchemaTables.IsTempSchema(table) || (database is not null && SchemaTables.IsSchema(table)));
    }

    // True where the source is done with.
    private static bool MatchNested(ref SourceMatch match, Source source, ColumnQuery query)
    {
        var isHit = false;
        var items = source.Select!.First.Items;
        for (var j = 0; j < items.Count; j++)
        {
            var item = items[j];
            if (!Answers(item, query))
                continue;
            if (item.NameKind == ItemName.RowId)
            {
                if (match.Count > 0)
                    continue;
                match.RowIdCount++;
                match.Source = source;
                match.Column = j;
                continue;
            }

            if (ReferenceEquals(match.Source, source) && match.Count > 0)
                match.Drop();
            else if (match.Count > 0 && !Merge(ref match, source, query.Column))
                continue;
            match.Count++;
            isHit = true;
            match.RowIdCount++;
            match.Source = source;
            match.Column = j;
            if (item.IsUsingTerm)
                break;
        }

        return isHit || query.Table is null;
    }

    private static bool Answers(ResultItem item, ColumnQuery query)
    {
        if (item.NameKind is not (ItemName.Qualified or ItemName.RowId))
            return false;
        var (database, table, column) = item.Qualified;
        if (query.Database is not null && !NameComparer.Same(database, query.Database))
            return false;
        if (query.Table is not null && !NameComparer.Same(table, query.Table))
            return false;
        return item.NameKind == ItemName.RowId ? NameLookup.IsRowId(query.Column) : NameComparer.Same(column, query.Column);
    }

    // False where an earlier source keeps the name.
    private static bool Add(ref SourceMatch match, Source source, int column, string name)
    {
        if (match.Count > 0 && !Merge(ref match, source, name))
            return false;
        match.Count++;
        match.Source = source;
        match.Column = column;
        return true;
    }

    private static bool Merge(ref SourceMatch match, Source source, string name)
    {
        if (!source.UsesColumn(name))
        {
            match.Drop();
            return true;
        }

        if ((source.Join & JoinKinds.Right) == JoinKinds.None)
            return false;
        if ((source.Join & JoinKinds.Left) == JoinKinds.None)
        {
            match.Count = 0;
            match.FullJoin = null;
            return true;
        }

        match.FullJoin ??= [];
        match.FullJoin.Add((match.Source!, match.Column));
        match.Count--;
        return true;
    }
}

/// <summary>What a search among sources has found so far.</summary>
internal struct SourceMatch
{
    public int Count;
    public int RowIdCount;
    public Source? Source;
    public int Column;

    /// <summary>The columns that a FULL JOIN takes the value from before this one.</summary>
    public List<(Source Source, int Column)>? FullJoin;

    /// <summary>A source whose columns are not known may hold the name.</summary>
    public bool IsOnTrust;

    /// <summary>Two columns of one name that nothing joins.</summary>
    public void Drop() => FullJoin = null;
}
