using System.Collections.Immutable;
using Godwit.Sql.Binding;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What binding says of the SELECT of a table, of a view and of the body of a trigger.</summary>
internal static class Bodies
{
    /// <summary>The columns that a SELECT gives to a table made of it; neither where they cannot be known.</summary>
    public static (ImmutableArray<Column>? Columns, SqlProblem? Problem) Columns(ChangeContext context, CreateTableStatement statement)
    {
        var bound = Binder.Bind(context.Schema, context.Text, statement);
        if (!bound.Problems.IsEmpty)
            return (null, bound.Problems[0]);
        return bound.ResultColumns.IsEmpty
            ? (null, null)
            : (ImmutableArray.CreateRange(bound.ResultColumns, c => new Column(c.UniqueName, StoredIdentifier.TypeOf(c.Affinity))), null);
    }

    /// <summary>What the names in a view or trigger of the schema refer to, or why it cannot be bound.</summary>
    public static BodyBinding Bind(SqlSchema schema, SchemaObject item)
    {
        if (item.Sql is null || StoredSql.Parse(item.Sql) is not { } statement)
            return BodyBinding.Empty;
        var bound = Binder.BindBody(schema, item.Sql, statement, item.Database);
        return new BodyBinding(bound.Problems.FirstOrDefault(p => IsSeen(p, statement)), bound.NameReferences);
    }

    // ALTER TABLE overlooks what the engine finds only when it prepares the statements of the body to run them.
    private static bool IsSeen(SqlProblem problem, Statement statement) => problem.Kind switch
    {
        SqlProblemKind.NoSuchTable or SqlProblemKind.Ambiguous or SqlProblemKind.DoubleQuotedString or SqlProblemKind.NoSuchObject => true,
        SqlProblemKind.NoSuchColumn => !IsTarget(problem.Span, statement),
        SqlProblemKind.BrokenDependent or SqlProblemKind.InvalidDefinition or SqlProblemKind.WrongCount => statement is CreateViewStatement,
        _ => false,
    };

    private static bool IsTarget(TextSpan span, Statement statement)
    {
        foreach (var node in statement.DescendantsAndSelf())
        {
            var targets = node switch
            {
                SetClause set => set.Columns,
                InsertStatement insert => insert.Columns,
                _ => ImmutableArray<Name>.Empty,
            };
            if (targets.Any(name => name.Span == span))
                return true;
        }

        return false;
    }
}

/// <summary>A view or trigger as it binds.</summary>
/// <param name="Problem">Why it does not; or null.</param>
/// <param name="References">What its names refer to.</param>
internal sealed record BodyBinding(SqlProblem? Problem, IReadOnlyDictionary<Name, NameReference> References)
{
    public static BodyBinding Empty { get; } = new(null, ImmutableDictionary<Name, NameReference>.Empty);
}
