using Godwit.Sql.Schema;

namespace Godwit.Sql.Safety.Rules;

/// <summary>A foreign key and the table that has it.</summary>
internal sealed record Reference(Table Table, ForeignKey Key);

/// <summary>Finds foreign keys from the other end.</summary>
internal static class References
{
    /// <summary>The foreign keys of the main database's tables to a table, those of the table itself left out.</summary>
    public static IEnumerable<Reference> To(SqlSchema schema, string table) => All(schema, table).Where(reference => !NameComparer.Same(reference.Table.Name, table));

    /// <summary>The foreign keys of the main database's tables to a table.</summary>
    public static IEnumerable<Reference> All(SqlSchema schema, string table) =>
        schema.FindDatabase(SqlSchema.Main)!.Relations.Values
            .OfType<Table>()
            .OrderBy(child => child.Order)
            .SelectMany(child => child.ForeignKeys.Where(key => NameComparer.Same(key.Table, table)).Select(key => new Reference(child, key)));
}
