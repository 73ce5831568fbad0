using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>The tables that the engine makes by itself.</summary>
internal static class SchemaTables
{
    private static readonly ImmutableArray<Column> SchemaColumns =
    [
        new("type", "TEXT"), new("name", "TEXT"), new("tbl_name", "TEXT"), new("rootpage", "INT"), new("sql", "TEXT"),
    ];

    /// <summary>The table that lists the schema, under the name that it has in this database; null for any other name.</summary>
    public static Table? Find(DatabaseSchema database, string name)
    {
        if (!NameComparer.HasPrefix(name, "sqlite_"))
            return null;
        if (database.IsTemp)
            return IsSchema(name) || IsTempSchema(name) ? Of(database, "sqlite_temp_master") : null;
        return IsSchema(name) ? Of(database, "sqlite_master") : null;
    }

    /// <summary>Whether a name is <c>sqlite_schema</c> or <c>sqlite_master</c>.</summary>
    public static bool IsSchema(string name) => NameComparer.Same(name, "sqlite_schema") || NameComparer.Same(name, "sqlite_master");

    /// <summary>Whether a name is <c>sqlite_temp_schema</c> or <c>sqlite_temp_master</c>.</summary>
    public static bool IsTempSchema(string name) => NameComparer.Same(name, "sqlite_temp_schema") || NameComparer.Same(name, "sqlite_temp_master");

    private static Table Of(DatabaseSchema database, string name) => new(name) { Database = database.Name, Columns = SchemaColumns };
}
