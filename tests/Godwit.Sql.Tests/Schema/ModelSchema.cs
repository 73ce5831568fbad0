using System.Globalization;
using Godwit.Sql.Schema;
using Index = Godwit.Sql.Schema.Index;

namespace Godwit.Sql.Tests.Schema;

/// <summary>What the model says of its schema, in the words of the engine's pragmas.</summary>
internal static class ModelSchema
{
    public static SortedSet<string> Lines(SqlSchema schema)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var database in schema.Databases.Take(2))
        {
            foreach (var item in database.Objects)
            {
                if (item is not Index { Origin: IndexOrigin.PrimaryKey } index || !((Table)database.Relations[index.Table]).WithoutRowId)
                    SchemaLines.Object(lines, database.Name, [TypeOf(item), item.Name, TableOf(item), item.Sql]);
                if (item is Relation relation)
                    AddRelation(lines, schema, database.Name, relation);
            }
        }

        return lines;
    }

    private static string TypeOf(SchemaObject item) => item switch
    {
        Index => "index",
        View => "view",
        Trigger => "trigger",
        _ => "table",
    };

    private static string TableOf(SchemaObject item) => item switch
    {
        Index index => index.Table,
        Trigger trigger => trigger.Table,
        _ => item.Name,
    };

    private static void AddRelation(SortedSet<string> lines, SqlSchema schema, string database, Relation relation)
    {
        var columns = relation is View view ? ViewColumns.Of(schema, view) : relation.Columns;
        if (columns is not { } known)
        {
            SchemaLines.Broken(lines, database, relation.Name);
            return;
        }

        for (var i = 0; i < known.Length; i++)
            SchemaLines.Column(lines, database, relation.Name, Row(i, known[i]));
        if (relation is not Table table)
            return;
        AddForeignKeys(lines, database, table);
        var indexes = table.Indexes.Reverse().OrderBy(index => index.ReplacesOnConflict).ToList();
        for (var i = 0; i < indexes.Count; i++)
            AddIndex(lines, database, table, indexes[i], i);
        SchemaLines.Options(lines, database, table.Name, [Number(table.WithoutRowId), Number(table.Strict)]);
    }

    private static string?[] Row(int place, Column column) =>
    [
        Number(place), column.Name, column.DeclaredType, Number(column.NotNull), column.Default, Number(column.PrimaryKeyOrdinal), Number((int)column.Visibility),
    ];

    private static void AddForeignKeys(SortedSet<string> lines, string database, Table table)
    {
        for (var i = 0; i < table.ForeignKeys.Length; i++)
        {
            var key = table.ForeignKeys[table.ForeignKeys.Length - 1 - i];
            for (var j = 0; j < key.Columns.Length; j++)
            {
                var to = key.References.IsEmpty ? null : key.References[j];
                SchemaLines.ForeignKey(lines, database, table.Name, [Number(i), Number(j), key.Table, table.Columns[key.Columns[j]].Name, to, key.OnUpdate, key.OnDelete, "NONE"]);
            }
        }
    }

    private static void AddIndex(SortedSet<string> lines, string database, Table table, Index index, int place)
    {
        var origin = index.Origin switch { IndexOrigin.PrimaryKey => "pk", IndexOrigin.Unique => "u", _ => "c" };
        SchemaLines.Index(lines, database, table.Name, [Number(place), index.Name, Number(index.Unique), origin, Number(index.Where is not null)]);
        var terms = IndexContent.Terms(table, index);
        for (var i = 0; i < terms.Count; i++)
        {
            var (term, isKey) = terms[i];
            var name = term.Column >= 0 ? table.Columns[term.Column].Name : null;
            SchemaLines.IndexTerm(lines, database, index.Name, [Number(i), Number(term.Column), name, Number(term.Descending), term.Collation, Number(isKey)]);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(bool value) => value ? "1" : "0";
}
