using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Views and triggers that are not temporary may name tables of their own database only.</summary>
internal static class CrossReferences
{
    public static SqlProblem? Find(ChangeContext context, SqlNode body, DatabaseSchema database, string type, Name name)
    {
        if (database.IsTemp)
            return null;
        foreach (var node in body.DescendantsAndSelf())
        {
            if (DatabaseOf(node) is { } named && !NameComparer.Same(named.Text, database.Name))
            {
                var message = $"{type} {context.Raw(name)} cannot reference objects in database {named.Text}";
                return new SqlProblem(SqlProblemKind.NotAllowed, message, named.Span);
            }
        }

        return null;
    }

    private static Name? DatabaseOf(SqlNode node) => node switch
    {
        TableReference reference => reference.Table.Schema,
        InTableExpression table => table.Table.Schema,
        TableFunction function => function.Function.Schema,
        _ => null,
    };
}
