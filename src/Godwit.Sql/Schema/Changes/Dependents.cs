using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>The views and triggers that ALTER TABLE looks through, whether they concern the table or not.</summary>
internal static class Dependents
{
    /// <summary>
    /// The first view or trigger of the database, then of temp, that cannot be bound; or null. With PRAGMA
    /// legacy_alter_table the engine does not look.
    /// </summary>
    public static SqlProblem? Test(SqlSchema schema, string database, bool isTemp, string when, SqlNode node)
    {
        if (schema.LegacyAlterTable || schema.IsSchemaWritable)
            return null;
        return Test(schema, schema.FindDatabase(database)!, when, node) ?? (isTemp ? null : Test(schema, schema.Databases[1], when, node));
    }

    /// <summary>The views and triggers of a database, and tables that are not in order, in the order of their making.</summary>
    public static IEnumerable<SchemaObject> Of(DatabaseSchema database) =>
        database.Relations.Values.Where(r => r is View or Table { LooseText: not null }).Concat<SchemaObject>(database.Triggers.Values).OrderBy(o => o.Order);

    /// <summary>What the engine calls a kind of object.</summary>
    public static string TypeOf(SchemaObject item) => item is View ? "view" : "trigger";

    private static SqlProblem? Test(SqlSchema schema, DatabaseSchema database, string when, SqlNode node)
    {
        foreach (var item in Of(database))
        {
            if (item is Table { LooseText: { } loose })
                return Alteration.InObject("table", item.Name, when, new SqlProblem(SqlProblemKind.DoubleQuotedString, loose, node.Span), node);
            if (item is not Table && Bodies.Bind(schema, item).Problem is { } problem)
                return Alteration.InObject(TypeOf(item), item.Name, when, problem, node);
        }

        return null;
    }
}
