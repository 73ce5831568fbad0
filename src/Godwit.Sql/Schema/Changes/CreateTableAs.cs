using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE TABLE … AS SELECT: names of the result columns, types by their affinities, no constraints.</summary>
internal static class CreateTableAs
{
    public static SchemaChangeResult Apply(ChangeContext context, DatabaseSchema database, CreateTableStatement statement)
    {
        var table = new Table(statement.Table.ObjectName.Text) { Database = database.Name };
        var bound = Bodies.Columns(context, statement);
        if (bound.Problem is { } problem)
            return context.Refused(problem);
        if (bound.Columns is not { } result)
            return context.Changed(database.With(table with { IsOpaque = true }));
        var sql = StoredIdentifier.CreateTable(table.Name, result);
        return context.Changed(database.With(StoredSql.Table(context.Schema, sql, database.Name)));
    }
}
