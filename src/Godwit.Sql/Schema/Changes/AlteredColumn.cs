using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>The column that ALTER TABLE … RENAME COLUMN or DROP COLUMN is about.</summary>
/// <param name="Table">Its table, whose text is known.</param>
/// <param name="Place">Its place among the columns.</param>
internal sealed record AlteredColumn(Table Table, int Place)
{
    /// <summary>The column; or null, and the result of the statement, where there is none to alter.</summary>
    /// <param name="context">The schema before the statement.</param>
    /// <param name="tableName">The table as the statement names it.</param>
    /// <param name="name">The column as the statement names it.</param>
    /// <param name="verb">What the engine says it cannot do with a column of a view or virtual table.</param>
    /// <param name="result">What the statement does instead.</param>
    public static AlteredColumn? Find(ChangeContext context, QualifiedName tableName, Name name, string verb, out SchemaChangeResult result)
    {
        result = context.Unchanged();
        var (relation, missing) = Lookup.Table(context, tableName);
        if ((missing ?? (relation is null ? null : Alteration.NotAlterable(relation, tableName))) is { } problem)
        {
            result = context.Refused(problem);
            return null;
        }

        if (relation is View or VirtualTable)
            result = context.Refused(SqlProblemKind.NotAllowed, $"cannot {verb} {(relation is View ? "view" : "virtual table")} \"{relation.Name}\"", tableName);
        if (relation is not Table { IsOpaque: false, Sql: not null } table)
            return null;
        if (table.IndexOfColumn(name.Text) is >= 0 and var place)
            return new AlteredColumn(table, place);
        result = context.Refused(Lookup.NoSuchColumn(table, name, $"no such column: \"{context.Raw(name)}\""));
        return null;
    }
}
