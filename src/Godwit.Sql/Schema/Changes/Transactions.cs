using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>BEGIN, COMMIT, ROLLBACK and savepoints: which schema to return to. Whether a transaction is open is for others to check.</summary>
internal static class Transactions
{
    public static SchemaChangeResult Begin(ChangeContext context) => context.Schema.Saved.IsEmpty ? Save(context, savepoint: null) : context.Unchanged();

    public static SchemaChangeResult Commit(ChangeContext context) =>
        SchemaChangeResult.Of(context.Schema with { Saved = ImmutableStack<SavedSchema>.Empty });

    public static SchemaChangeResult Savepoint(ChangeContext context, SavepointStatement statement) => Save(context, statement.Name.Text);

    public static SchemaChangeResult Release(ChangeContext context, ReleaseStatement statement) =>
        Find(context, statement.Name.Text) is { } rest ? SchemaChangeResult.Of(context.Schema with { Saved = rest.Pop() }) : context.Unchanged();

    public static SchemaChangeResult Rollback(ChangeContext context, RollbackStatement statement)
    {
        if (statement.Savepoint is { } savepoint)
            return Find(context, savepoint.Text) is { } rest ? SchemaChangeResult.Of(rest.Peek().Schema with { Saved = rest }) : context.Unchanged();
        return context.Schema.Saved.IsEmpty ? context.Unchanged() : SchemaChangeResult.Of(context.Schema.Saved.Last().Schema);
    }

    private static SchemaChangeResult Save(ChangeContext context, string? savepoint) => SchemaChangeResult.Of(context.Schema with
    {
        Saved = context.Schema.Saved.Push(new SavedSchema(savepoint, context.Schema with { Saved = ImmutableStack<SavedSchema>.Empty })),
    });

    private static ImmutableStack<SavedSchema>? Find(ChangeContext context, string savepoint)
    {
        for (var saved = context.Schema.Saved; !saved.IsEmpty; saved = saved.Pop())
        {
            if (NameComparer.Same(saved.Peek().Savepoint, savepoint) && saved.Peek().Savepoint is not null)
                return saved;
        }

        return null;
    }
}
