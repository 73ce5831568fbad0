using System.Collections.Immutable;

namespace Godwit.Sql.Binding;

/// <summary>The names that could have been meant.</summary>
internal static class Candidates
{
    public static ImmutableArray<string> Columns(List<Source> sources, int count)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < count && i < sources.Count; i++)
        {
            foreach (var column in sources[i].Columns)
                names.Add(column.Name);
        }

        return names.ToImmutable();
    }

    /// <summary>The columns in sight: those of a table where one is named, and aliases of results.</summary>
    public static ImmutableArray<string> InScope(Scope? scope, string? table)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (; scope is not null; scope = scope.Outer)
        {
            foreach (var source in scope.Sources)
            {
                if (table is null || Schema.NameComparer.Same(source.Label, table))
                    names.AddRange(source.Columns.Select(c => c.Name));
            }

            if (table is null && scope.Items is { } items)
                names.AddRange(items.Where(i => i.Name is not null).Select(i => i.Name!));
            if (scope.Returned is { } returned)
                names.AddRange(returned.Columns.Select(c => c.Name));
            if (scope.Excluded is { } excluded && Schema.NameComparer.Same(table, "excluded"))
                names.AddRange(excluded.Columns.Select(c => c.Name));
            if (scope.Frame.TriggerTable is { } row && (Schema.NameComparer.Same(table, "new") || Schema.NameComparer.Same(table, "old")))
                names.AddRange(row.Columns.Select(c => c.Name));
        }

        return names.ToImmutable();
    }

    public static ImmutableArray<string> Labels(List<Source> sources) => [.. sources.Select(s => s.Label)];
}
