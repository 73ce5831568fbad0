using System.Collections.Immutable;

namespace Godwit.Sql.Safety.Tables;

/// <summary>
/// A table that a script replaced: dropped, with its rows copied into another that has its name at the end. It may be
/// create–copy–drop–rename, rename–create–copy–drop, or a copy out and back.
/// </summary>
/// <param name="Old">The table as it was.</param>
/// <param name="Replacement">The table that has its name at the end.</param>
/// <param name="Copies">The copies by which its rows got there, each from a table on the way.</param>
internal sealed record Rebuild(ScriptTable Old, ScriptTable Replacement, ImmutableArray<TableCopy> Copies)
{
    /// <summary>The name that both have.</summary>
    public string Name => Old.Original!.Name;

    /// <summary>The rebuilds of a script.</summary>
    public static IEnumerable<Rebuild> Find(ScriptTables tables) => tables.Tables.Select(table => Of(table, tables)).OfType<Rebuild>();

    /// <summary>The rebuild of a table, or null where it is not replaced or nothing was copied.</summary>
    public static Rebuild? Of(ScriptTable table, ScriptTables tables)
    {
        if (!table.IsOld || table.Drop is null || tables.AtEnd(table.Original!.Name) is not { } replacement || replacement == table)
            return null;
        var copies = Path(replacement, table, []);
        return copies.IsEmpty ? null : new Rebuild(table, replacement, copies);
    }

    private static ImmutableArray<TableCopy> Path(ScriptTable to, ScriptTable from, HashSet<ScriptTable> seen)
    {
        if (!seen.Add(to))
            return [];
        var found = ImmutableArray.CreateBuilder<TableCopy>();
        foreach (var copy in to.Copies)
        {
            if (copy.Source == from)
                found.Add(copy);
            else if (Path(copy.Source, from, seen) is { IsEmpty: false } path)
                found.AddRange(path.Insert(0, copy));
        }

        return found.ToImmutable();
    }
}
