using Godwit.Sql.Schema.Modules;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>CREATE VIRTUAL TABLE, with the tables that the module makes for its content.</summary>
internal static class CreateVirtualTable
{
    public static SchemaChangeResult Apply(ChangeContext context, CreateVirtualTableStatement statement)
    {
        var (database, problem) = Placement.OfRelation(context, statement.Table, isTemporary: false, statement.IfNotExists);
        if (problem is not null)
            return context.Refused(problem);
        if (database is null)
            return context.Unchanged();
        var name = statement.Table.ObjectName.Text;
        var module = statement.Module.Text;
        if (!KnownModules.IsBuiltIn(module) && !context.Schema.Extensions.MayHaveModule(module))
            return context.Refused(Execution(SqlProblemKind.NoSuchObject, $"no such module: {module}", statement.Module));
        var arguments = statement.Arguments.Select(a => a.Text).ToList();
        var declaration = KnownModules.Declare(module, name, database.Name, [.. arguments], t => database.FindRelation(t));
        if (declaration.Error is { } error)
            return context.Refused(Execution(SqlProblemKind.InvalidDefinition, error, statement));
        var table = new VirtualTable(name, module, [.. arguments])
        {
            Database = database.Name,
            Columns = declaration.Columns,
            IsOpaque = declaration.IsOpaque,
            Sql = "CREATE VIRTUAL TABLE " + context.Slice(statement.Table.ObjectName.Span.Start, statement.Span.End),
        };
        database = database.With(table);
        foreach (var shadow in declaration.Shadows)
        {
            if (database.FindRelation($"{name}_{shadow.Suffix}") is { } taken)
                return context.Refused(Execution(SqlProblemKind.AlreadyExists, KnownModules.TakenMessage(module, name, shadow), statement.Table) with { Name = taken.Name });
            database = database.With(StoredSql.Table(context.Schema, shadow.Sql, database.Name) with { ShadowOf = name });
        }

        return context.Changed(database);
    }

    private static SqlProblem Execution(SqlProblemKind kind, string message, SqlNode node) => new(kind, message, node.Span) { Stage = SqlProblemStage.Execute };
}
