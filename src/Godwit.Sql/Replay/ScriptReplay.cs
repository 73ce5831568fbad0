using System.Collections.Immutable;
using Godwit.Sql.Binding;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Scripts;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Replay;

/// <summary>Replays scripts statement by statement in one session.</summary>
internal sealed class ScriptReplay(SqlSchema before)
{
    private readonly ImmutableArray<ReplayedStatement>.Builder _statements = ImmutableArray.CreateBuilder<ReplayedStatement>();
    private readonly HashSet<string> _filled = new(NameComparer.Instance);
    private readonly long _newest = before.Databases[0].NextOrder;
    private SqlSchema _schema = before;

    public static ImmutableArray<ReplayedStatement> Run(SqlSchema before, ImmutableArray<ScriptSyntax> scripts)
    {
        var replay = new ScriptReplay(before);
        foreach (var script in scripts)
            replay.Run(script);
        return replay._statements.ToImmutable();
    }

    private void Run(ScriptSyntax script)
    {
        var directives = ScriptDirectives.Parse(script.Text);

        // Within the transaction of a run PRAGMA foreign_keys does nothing.
        if (!directives.IsNoTransaction && _schema.Saved.IsEmpty)
            _schema = _schema with { Saved = _schema.Saved.Push(new SavedSchema(Savepoint: null, _schema)) };
        var guards = directives.IsBaseline || directives.IsIdempotent
            ? IdempotentGuards.Find(script).Where(guard => guard.Column is null || directives.IsIdempotent).ToDictionary(guard => guard.Statement)
            : [];
        for (var i = 0; i < script.Statements.Length; i++)
        {
            var isThere = guards.TryGetValue(i, out var guard) && Exists(guard);
            var replayed = isThere
                ? new ReplayedStatement(script, script.Statements[i], _schema, _schema, []) { IsSkipped = true }
                : Run(script, script.Statements[i]);
            _statements.Add(replayed);
            _schema = replayed.After;
        }
    }

    private bool Exists(IdempotentGuard guard)
    {
        var relation = _schema.Databases[0].FindRelation(guard.Table);
        return guard.Column is null ? relation is not null : relation?.FindColumn(guard.Column) is not null;
    }

    private ReplayedStatement Run(ScriptSyntax script, ScriptStatement statement)
    {
        if (statement.Syntax is not { } syntax)
            return new ReplayedStatement(script, statement, _schema, Refusal.AfterUnparsed(_schema, script, statement), []);

        var bound = Binder.Bind(_schema, script.Text, syntax).Problems;
        var change = SchemaChange.Apply(_schema, syntax, script.Text);
        var refusals = bound.Concat(change.Problems).Where(problem => !UnknownNames.AreMeantBy(problem));
        var problems = ImmutableArray.CreateBuilder<SqlProblem>();
        foreach (var problem in refusals.Concat(UnknownNames.Find(syntax)))
        {
            var placed = statement.Span.Contains(problem.Span) ? problem : problem with { Span = syntax.Span };
            if (!IsIdle(placed, syntax) && !problems.Any(other => other.Span == placed.Span))
                problems.Add(placed);
        }

        if (syntax is InsertStatement insert)
            _filled.Add(insert.Table.ObjectName.Text);
        var isRefused = problems.Any(Refusal.IsRefused) || change.Problems.Any(problem => problem.Stage != SqlProblemStage.Data);
        var after = isRefused ? Refusal.After(_schema, syntax) : change.Schema;
        return new ReplayedStatement(script, statement, _schema, after, problems.ToImmutable());
    }

    // What only rows can make fail does not in a table that is new and empty.
    private bool IsIdle(SqlProblem problem, Statement statement) =>
        problem.Stage == SqlProblemStage.Data && statement is AlterTableStatement alter && IsNew(alter.Table.ObjectName.Text);

    private bool IsNew(string table) =>
        !_filled.Contains(table) && _schema.FindRelation(table) is { } relation && relation.Order > _newest;
}
