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
        if (bound.Problems.FirstOrDefault(p => !MayBeAdded(context.Schema, p)) is { } problem)
            return (null, problem);
        return bound.ResultColumns.IsEmpty
            ? (null, null)
            : (ImmutableArray.CreateRange(bound.ResultColumns, c => new Column(c.UniqueName, StoredIdentifier.TypeOf(c.Affinity))), null);
    }

    /// <summary>What the names in a view or trigger of the schema refer to, or why it cannot be bound.</summary>
    public static BodyBinding Bind(SqlSchema schema, SchemaObject item)
    {
        if (BodyCache.Find(schema, item) is { } known)
            return known;
        if (item.Sql is null || StoredSql.Parse(item.Sql) is not { } statement)
            return BodyBinding.Empty;
        var bound = Binder.BindBody(schema, item.Sql, statement, item.Database);
        var seen = bound.Problems.Where(p => IsSeen(p, statement)).ToList();
        var problem = BrokenView(schema, item) ?? (seen.Count < 2 ? seen.FirstOrDefault() : First(seen, statement));
        return BodyCache.Add(schema, item, new BodyBinding(problem ?? BrokenTarget(schema, item, statement), bound.NameReferences), bound);
    }

    // Where programs may add anything, a function that nobody knows is for others to warn of.
    private static bool MayBeAdded(SqlSchema schema, SqlProblem problem) =>
        schema.Extensions.IsOpen && problem.Kind is (SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation);

    // A trigger of a view needs the view to be in order.
    private static SqlProblem? BrokenView(SqlSchema schema, SchemaObject item) =>
        item is Trigger trigger && schema.FindRelation(trigger.Table, trigger.TableDatabase) is View view ? Bind(schema, view).Problem : null;

    // A trigger that writes to a view needs the view to be in order.
    private static SqlProblem? BrokenTarget(SqlSchema schema, SchemaObject item, Statement statement)
    {
        if (statement is not CreateTriggerStatement trigger)
            return null;
        foreach (var step in trigger.Steps)
        {
            var target = (step as InsertStatement)?.Table ?? (step as UpdateStatement)?.Table ?? (step as DeleteStatement)?.Table;
            var database = item.Database == SqlSchema.Temp ? null : item.Database;
            if (target is not null && schema.FindRelation(target.ObjectName.Text, database) is View view && Bind(schema, view).Problem is { } problem)
                return problem;
        }

        return null;
    }

    // In each SELECT of a trigger the engine looks for the tables before it resolves any name.
    private static SqlProblem First(List<SqlProblem> problems, Statement statement)
    {
        var first = problems[0];
        var select = (statement as CreateTriggerStatement)?.Steps.FirstOrDefault(s => s is SelectStatement && s.Span.Contains(first.Span));
        return problems.Find(p => select is not null && p.Message.StartsWith("no such table", StringComparison.Ordinal) && select.Span.Contains(p.Span)) ?? first;
    }

    // ALTER TABLE overlooks what the engine finds only when it prepares the statements of the body to run them.
    private static bool IsSeen(SqlProblem problem, Statement statement) => problem.Kind switch
    {
        SqlProblemKind.NoSuchTable or SqlProblemKind.DoubleQuotedString or SqlProblemKind.NoSuchObject => true,
        SqlProblemKind.Ambiguous => statement is not CreateTriggerStatement trigger || trigger.Steps.Any(s => s is SelectStatement && s.Span.Contains(problem.Span)),
        SqlProblemKind.NoSuchColumn => !IsTarget(problem.Span, statement),
        SqlProblemKind.BrokenDependent => statement.DescendantsAndSelf().Any(n => n is TableReference && n.Span.Contains(problem.Span)),
        SqlProblemKind.InvalidDefinition or SqlProblemKind.WrongCount => statement is CreateViewStatement,
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
