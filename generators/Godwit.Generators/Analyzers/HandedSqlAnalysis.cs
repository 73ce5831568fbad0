using System.Collections.Immutable;
using Godwit.Sql;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Godwit.Sql.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Checks the constant SQL that data migrations hand to the connection instead of an <c>[Sql]</c> method.</summary>
internal static class HandedSqlAnalysis
{
    public static void Report(CompilationAnalysisContext context, IReadOnlyList<OrderedSet> sets, IEnumerable<HandedSql> handed)
    {
        var classes = handed.ToLookup(sql => sql.Owner.ToDisplayString(Names.Full), StringComparer.Ordinal);
        foreach (var set in sets.Where(set => set.Problems.Count == 0))
        {
            var count = 1 + set.Steps.Items.ToList().FindLastIndex(step => step.DataMigration is { } migration && classes.Contains(migration.FullName));
            var versions = TypedSqlPlanner.Replay(set, count);
            for (var index = 0; index < count; index++)
            {
                if (set.Steps[index].DataMigration is { } migration && classes.Contains(migration.FullName))
                    Report(context, [.. classes[migration.FullName]], KnownSchema(versions[index], classes[migration.FullName]));
            }
        }
    }

    // Where the migration changes the schema itself, nothing says whether a statement comes before or after that.
    private static SqlSchema? KnownSchema(ReplayedVersion version, IEnumerable<HandedSql> handed) =>
        ReferenceEquals(version.Before.Databases[0], version.After.Databases[0]) && handed.All(sql => sql.Sql is not null && !SchemaStatements.IsIn(sql.Sql)) ? version.Before : null;

    private static void Report(CompilationAnalysisContext context, ImmutableArray<HandedSql> handed, SqlSchema? schema)
    {
        foreach (var sql in handed.Where(sql => sql.Sql is not null))
        {
            var script = ParsedTexts.Of(sql.Sql!);
            if (SchemaStatements.IsIn(sql.Sql!))
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SqlHidden, sql.Expression.GetLocation()));
            foreach (var (message, place) in Faults(script, sql, schema))
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.SqlOfConnection, SqlLocation.In(context.Compilation, sql.Expression, place), message));
        }
    }

    private static IEnumerable<(string Message, SqlPlace Place)> Faults(ScriptSyntax script, HandedSql sql, SqlSchema? schema)
    {
        foreach (var diagnostic in script.Diagnostics)
            yield return (diagnostic.Message, SqlPlace.Text(diagnostic.Span));
        if (sql.IsExecute && script.Statements.Length > 1)
            yield return ("Execute runs one statement; hand over one at a time", SqlPlace.Text(script.Statements[1].Span));
        if (schema is null)
            yield break;
        foreach (var statement in MigrationReplay.Run(schema, [new ReplayStep(0, [script], Down: null)])[0].Statements)
        {
            // Functions and collations may be registered where nobody sees it.
            if (statement.Problems.FirstOrDefault(problem => problem.Stage != SqlProblemStage.Data && problem.Kind is not (SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation)) is { } problem)
                yield return (problem.Message + ProblemAdvice.Of(problem, isInCode: true), SqlPlace.Text(problem.Span));
        }
    }
}
