using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE TABLE … AS SELECT: names of the result columns, types by their affinities, no constraints.</summary>
internal static class CreateTableAs
{
    public static SchemaChangeResult Apply(ChangeContext context, DatabaseSchema database, CreateTableStatement statement, SelectStatement select)
    {
        var table = new Table(statement.Table.ObjectName.Text) { Database = database.Name };
        var bound = Bodies.Columns(context, select);
        if (bound.Problem is { } problem)
            return context.Refused(problem);
        if (bound.Columns is not { } result)
            return context.Changed(database.With(table with { IsOpaque = true }));
        var columns = result.Select(c => new Column(c.Name, StoredIdentifier.TypeOf(c.Affinity))).ToList();
        var sql = StoredIdentifier.CreateTable(table.Name, columns);
        return context.Changed(database.With(StoredSql.Table(context.Schema, sql, database.Name)));
    }
}
