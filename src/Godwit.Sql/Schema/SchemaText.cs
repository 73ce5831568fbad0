using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Godwit.Sql.Schema;

/// <summary>
/// A schema as lines of text that a program without this library can compare with what the engine's pragmas say. Only
/// what pragmas tell is in it, only of main, and nothing of tables that the engine or a module makes by itself.
/// </summary>
/// <remarks>
/// One fact a line; lines end in LF and are sorted by their UTF-16 units; no line occurs twice. Fields are separated by
/// tabs; <c>%</c>, tab, LF, CR, comma and colon inside a field are written <c>%25</c>, <c>%09</c>, <c>%0A</c>, <c>%0D</c>,
/// <c>%2C</c>, <c>%3A</c>. Names compare without regard to the case of A to Z.
/// <code>
/// table    name  wr  strict                                    1 or 0 each (table_list)
/// opaque   name                                                a table of unknown columns: it is there, no more
/// virtual  name  module                                        followed by column lines where the module is known
/// column   table  name  type  notnull  pk  hidden  [default]   as table_xinfo; the default's field is left out for none
/// key      table  from,…  parent  [to,…]  on update  on delete as foreign_key_list; one line a key, "to" may be empty
/// index    table  name  unique  partial  term,…                CREATE INDEX (origin c); a term is column:collation:desc,
/// unique   table  term,…                                       with an empty column for an expression;
///                                                              "unique" is an index of origin u: its name does not count
/// view     name
/// trigger  name  table
/// unknown                                                      nothing is known: nothing is compared
/// </code>
/// A delta is the same lines, each behind <c>+</c> (comes) or <c>-</c> (goes), goers first. To know the schema of version
/// N, apply the deltas of all versions up to N to the empty set of lines.
/// </remarks>
public static class SchemaText
{
    /// <summary>The lines of a schema.</summary>
    /// <param name="schema">The schema.</param>
    public static string Write(SqlSchema schema)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var database = schema.Databases[0];
        if (database.IsUnknown)
            return "unknown\n";
        foreach (var relation in database.Relations.Values)
            Add(lines, relation);
        foreach (var trigger in database.Triggers.Values)
            lines.Add(Line("trigger", trigger.Name, trigger.Table));
        return Join(lines, "");
    }

    /// <summary>What changed from one schema to another.</summary>
    /// <param name="before">The schema before.</param>
    /// <param name="after">The schema after.</param>
    /// <param name="changed">The relations and triggers that can have changed: then no others are looked at. By default all are.</param>
    public static string WriteDelta(SqlSchema before, SqlSchema after, IReadOnlyCollection<string>? changed = null)
    {
        var (from, to) = (before.Databases[0], after.Databases[0]);
        if (ReferenceEquals(from, to))
            return "";
        var gone = new SortedSet<string>(StringComparer.Ordinal);
        var come = new SortedSet<string>(StringComparer.Ordinal);
        if (from.IsUnknown || to.IsUnknown)
        {
            gone.UnionWith(Write(before).Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
            come.UnionWith(Write(after).Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
        }
        else
        {
            foreach (var (old, made) in Changes(from.Relations, to.Relations, changed))
            {
                Add(gone, old);
                Add(come, made);
            }

            foreach (var (old, made) in Changes(from.Triggers, to.Triggers, changed))
            {
                if (old is not null)
                    gone.Add(Line("trigger", old.Name, old.Table));
                if (made is not null)
                    come.Add(Line("trigger", made.Name, made.Table));
            }
        }

        var kept = gone.Intersect(come, StringComparer.Ordinal).ToList();
        gone.ExceptWith(kept);
        come.ExceptWith(kept);
        return Join(gone, "-") + Join(come, "+");
    }

    private static IEnumerable<(T? Old, T? Made)> Changes<T>(
        ImmutableDictionary<string, T> from, ImmutableDictionary<string, T> to, IReadOnlyCollection<string>? changed)
        where T : SchemaObject
    {
        foreach (var name in (changed ?? from.Keys.Concat(to.Keys)).Distinct(NameComparer.Instance))
        {
            from.TryGetValue(name, out var old);
            to.TryGetValue(name, out var made);
            if (!ReferenceEquals(old, made))
                yield return (old, made);
        }
    }

    private static void Add(SortedSet<string> lines, Relation? relation)
    {
        switch (relation)
        {
            case null or Table { ShadowOf: not null }:
                break;
            case not null when NameComparer.HasPrefix(relation.Name, "sqlite_"):
                break;
            case View:
                lines.Add(Line("view", relation.Name));
                break;
            case VirtualTable table:
                lines.Add(Line("virtual", table.Name, table.Module));
                AddColumns(lines, table);
                break;
            case Table { IsOpaque: true }:
                lines.Add(Line("opaque", relation.Name));
                break;
            case Table table:
                lines.Add(Line("table", table.Name, Flag(table.WithoutRowId), Flag(table.Strict)));
                AddColumns(lines, table);
                AddConstraints(lines, table);
                break;
            default:
                break;
        }
    }

    private static void AddColumns(SortedSet<string> lines, Relation relation)
    {
        foreach (var column in relation.Columns)
        {
            var pk = column.PrimaryKeyOrdinal.ToString(CultureInfo.InvariantCulture);
            var hidden = ((int)column.Visibility).ToString(CultureInfo.InvariantCulture);
            var line = Line("column", relation.Name, column.Name, column.DeclaredType, Flag(column.NotNull), pk, hidden);
            lines.Add(column.Default is { } value ? line + "\t" + Escape(value) : line);
        }
    }

    private static void AddConstraints(SortedSet<string> lines, Table table)
    {
        foreach (var key in table.ForeignKeys)
        {
            var from = List(key.Columns.Select(c => table.Columns[c].Name));
            lines.Add($"key\t{Escape(table.Name)}\t{from}\t{Escape(key.Table)}\t{List(key.References)}\t{key.OnUpdate}\t{key.OnDelete}");
        }

        foreach (var index in table.Indexes)
        {
            var terms = string.Join(",", index.Terms.Select(t => $"{(t.Column >= 0 ? Escape(table.Columns[t.Column].Name) : "")}:{Escape(t.Collation)}:{Flag(t.Descending)}"));
            if (index.Origin == IndexOrigin.Statement)
                lines.Add($"{Line("index", table.Name, index.Name, Flag(index.Unique), Flag(index.Where is not null))}\t{terms}");
            else if (index.Origin == IndexOrigin.Unique)
                lines.Add($"{Line("unique", table.Name)}\t{terms}");
        }
    }

    private static string Line(params string[] fields) => string.Join("\t", fields.Select(Escape));

    private static string List(IEnumerable<string> names) => string.Join(",", names.Select(Escape));

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Escape(string field)
    {
        if (field.IndexOfAny(['%', '\t', '\n', '\r', ',', ':']) < 0)
            return field;
        var escaped = new StringBuilder(field.Length + 8);
        foreach (var c in field)
        {
            if (c is '%' or '\t' or '\n' or '\r' or ',' or ':')
                escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string Join(SortedSet<string> lines, string prefix) => string.Concat(lines.Select(line => prefix + line + "\n"));
}
