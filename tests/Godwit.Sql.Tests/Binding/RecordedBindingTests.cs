using System.Text;
using Godwit.Sql.Binding;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Tests.Schema;

namespace Godwit.Sql.Tests.Binding;

public class RecordedBindingTests
{
    [SkippableFact]
    public void Recorded_statements_are_accepted_refused_and_described_as_the_engine_did()
    {
        var report = new StringBuilder();
        var (falseRefusals, refusals, found, columns, names, rest) = (0, 0, 0, 0, 0, 0);
        foreach (var session in RecordedSession.All)
        {
            var schema = SqlSchema.Empty with { Extensions = EngineExtensions.None, ForeignKeys = true };
            foreach (var step in session.Steps)
            {
                if (SqlParser.ParseScript(step.Sql).Statements.FirstOrDefault()?.Syntax is not { } statement)
                    continue;
                if (IsBound(statement))
                    Check(session.Name, step, statement, schema);
                if (step.Succeeded)
                    schema = SchemaChange.Apply(schema, statement, step.Sql).Schema;
            }
        }

        Assert.True(falseRefusals == 0, report.ToString());
        Assert.True(refusals > 1000 && found >= refusals * 0.98, $"{found} of {refusals} refusals found\n{report}");
        Assert.True(columns > 5000 && names == 0, $"{names} of {columns} names differ\n{report}");
        Assert.True(rest <= columns * 0.01, $"{rest} of {columns} types or origins differ\n{report}");

        void Check(string session, RecordedStep step, Statement statement, SqlSchema schema)
        {
            var bound = Binder.Bind(schema, step.Sql, statement);
            var change = SchemaChange.Apply(schema, statement, step.Sql).Problems;
            var message = change.IsEmpty ? bound.Problems.IsEmpty ? null : bound.Problems[0].Message : change[0].Message;
            if (step.Prepare != "ok")
            {
                refusals++;
                found += message is not null && Class(message) == Class(step.Prepare) ? 1 : 0;
                if (message != step.Prepare)
                    report.AppendLine($"{session}: {step.Sql}\n    engine: {step.Prepare}\n    binder: {message}");
                return;
            }

            if (message is not null)
            {
                falseRefusals++;
                report.AppendLine($"FALSE {session}: {step.Sql}\n    {message}");
                return;
            }

            if (step.ParameterCount is { } count && count != (bound.Parameters.IsEmpty ? 0 : bound.Parameters[^1].Number))
                report.AppendLine($"PARAMETERS {session}: {step.Sql}");
            if (step.Columns is not { } expected)
                return;
            columns += expected.Count;
            names += Math.Abs(expected.Count - bound.ResultColumns.Length);
            for (var i = 0; i < Math.Min(expected.Count, bound.ResultColumns.Length); i++)
            {
                var column = bound.ResultColumns[i];
                names += expected[i][0] == column.Name ? 0 : 1;
                rest += expected[i][1] == column.DeclaredType && expected[i][2] == column.Origin?.Database && expected[i][3] == column.Origin?.Table && expected[i][4] == column.Origin?.Column ? 0 : 1;
            }
        }
    }

    private static bool IsBound(Statement statement) => statement is SelectStatement or InsertStatement or UpdateStatement or DeleteStatement
        or ExplainStatement or PragmaStatement or CreateTableStatement { AsSelect: not null };

    // The words of a message without the names in it.
    private static string Class(string message) =>
        System.Text.RegularExpressions.Regex.Replace(message, "\"[^\"]*\"|: .*|\\d+", "…", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
