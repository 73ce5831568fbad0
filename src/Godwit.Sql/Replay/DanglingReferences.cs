using System.Collections.Immutable;
using Godwit.Sql.Binding;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Replay;

/// <summary>
/// Finds the views, triggers and foreign keys that refer to nothing when a version is through. In between they may: a table
/// that is made anew is gone for a while.
/// </summary>
internal static class DanglingReferences
{
    public static IEnumerable<DanglingReference> Find(SqlSchema before, SqlSchema after, ImmutableArray<ReplayedStatement> statements)
    {
        var (from, to) = (before.Databases[0], after.Databases[0]);
        if (ReferenceEquals(from, to) || to.IsUnknown)
            yield break;
        var breaking = statements.Where(IsBreaking).ToList();
        var items = breaking.Count > 0
            ? to.Relations.Values.Concat<SchemaObject>(to.Triggers.Values)
            : statements.Select(statement => Made(to, statement.Statement.Syntax)).OfType<SchemaObject>().Distinct();
        foreach (var item in items.OrderBy(item => item.Order))
        {
            var isOld = IsIn(from, item);
            if ((isOld && breaking.Count == 0) || Problem(after, item) is not { } problem || (isOld && Problem(before, item) is not null))
                continue;
            var maker = statements.LastOrDefault(statement => ReferenceEquals(Made(to, statement.Statement.Syntax), item) && !statement.IsSkipped);
            var cause = maker ?? breaking.LastOrDefault();
            if (cause is not null)
                yield return new DanglingReference(item, cause, problem with { Span = maker is null ? cause.Statement.Syntax!.Span : Place(maker, item, problem) });
        }
    }

    // Only what takes something away can break what is there.
    private static bool IsBreaking(ReplayedStatement statement) =>
        statement.Statement.Syntax is DropStatement or AlterTableStatement and not AddColumnStatement && !ReferenceEquals(statement.Before, statement.After);

    private static bool IsIn(DatabaseSchema database, SchemaObject item) =>
        ReferenceEquals(item is Trigger ? database.FindTrigger(item.Name) : database.FindRelation(item.Name), item);

    private static SqlProblem? Problem(SqlSchema schema, SchemaObject item) => item switch
    {
        Table table => ForeignKeyTargets.Problem(schema, table),
        View => Body<CreateViewStatement>(schema, item),
        Trigger => Body<CreateTriggerStatement>(schema, item),
        _ => null,
    };

    private static SqlProblem? Body<T>(SqlSchema schema, SchemaObject item)
        where T : Statement => Definitions.Of<T>(item) is { } definition
            ? Binder.BindBody(schema, item.Sql!, definition, item.Database).Problems.FirstOrDefault(problem => !UnknownNames.AreMeantBy(problem))
            : null;

    /// <summary>What is there under the name of the object that a statement makes or extends.</summary>
    private static SchemaObject? Made(DatabaseSchema database, Statement? statement) => statement switch
    {
        CreateViewStatement create => database.FindRelation(create.View.ObjectName.Text),
        CreateTriggerStatement create => database.FindTrigger(create.Trigger.ObjectName.Text),
        CreateTableStatement create => database.FindRelation(create.Table.ObjectName.Text),
        AddColumnStatement add => database.FindRelation(add.Table.ObjectName.Text),
        _ => null,
    };

    /// <summary>Where the statement names what is missing; the whole of it where it does not.</summary>
    private static Text.TextSpan Place(ReplayedStatement maker, SchemaObject item, SqlProblem problem)
    {
        var statement = maker.Statement.Syntax!;
        if (item is not Table)
        {
            // The schema's own text is another than the script's, so that its places mean nothing here.
            var body = Binder.BindBody(maker.After, maker.Script.Text, statement, item.Database).Problems;
            return body.FirstOrDefault(other => other.Message == problem.Message)?.Span ?? statement.Span;
        }

        return statement.DescendantsAndSelf().OfType<ForeignKeyReference>().FirstOrDefault(key => NameComparer.Same(key.Table.Text, problem.Name))?.Table.Span ?? statement.Span;
    }
}
