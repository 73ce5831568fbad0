using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

/// <summary>The engine and the model with the same statements, compared after each.</summary>
internal sealed class SideBySide : IDisposable
{
    /// <summary>How a difference begins where the engine accepted what the model refuses.</summary>
    public const string Accepted = "engine accepts\n";

    private const string Circular = "is circularly defined";
    private readonly LiveDatabase _engine = new();

    public SqlSchema Schema { get; private set; } = SqlSchema.Empty with { Extensions = EngineExtensions.None, ForeignKeys = true };

    public SideBySide(bool foreignKeys = true)
    {
        if (!foreignKeys)
            Run("PRAGMA foreign_keys = OFF;");
    }

    /// <summary>Runs every statement of a script and fails where verdicts, words or schemas differ.</summary>
    public void Run(string script)
    {
        var parsed = SqlParser.ParseScript(script);
        var differences = parsed.Statements
            .Select(statement => (Sql: statement.Span.Of(script), Difference: Step(script, statement)))
            .Where(step => step.Difference is not null)
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(10).Select(d => $"{d.Sql}\n{d.Difference}")));
    }

    /// <summary>Runs one statement; what differs, or null.</summary>
    public string? Step(string script, ScriptStatement statement)
    {
        var (prepare, execute) = _engine.Run(script[statement.Span.Start..]);
        var refusal = prepare ?? execute;
        if (statement.Syntax is not { } syntax)
            return refusal == statement.Diagnostic!.Message ? null : $"engine: {refusal}\nmodel:  {statement.Diagnostic.Message}";
        var result = SchemaChange.Apply(Schema, syntax, script);
        var problem = result.Problems.FirstOrDefault(p => p.Stage != SqlProblemStage.Data);
        if (refusal is null)
            Schema = result.Schema;
        else if (problem is null && result.Problems.Any(p => p.Message == refusal))
            return null;
        if (problem is not null && refusal is not null && IsSameFault(problem.Message, refusal))
            return null;
        if (problem?.Message != refusal)
            return $"{(refusal is null ? Accepted : $"engine: {refusal}\n")}model:  {problem?.Message}";
        if (prepare is not null && problem!.Stage != SqlProblemStage.Prepare)
            return "The engine refuses at prepare: " + prepare;
        var difference = SchemaLines.Difference(_engine.Schema(), ModelSchema.Lines(Schema));
        return difference.Length == 0 ? null : difference;
    }

    // Of several faults in one view or trigger, and of the views of a circle, the engine names the one it came upon first.
    private static bool IsSameFault(string message, string refusal)
    {
        if (message.EndsWith(Circular, StringComparison.Ordinal) && refusal.EndsWith(Circular, StringComparison.Ordinal))
            return true;
        var colon = refusal.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && refusal.StartsWith("error in ", StringComparison.Ordinal) && message.StartsWith(refusal[..colon], StringComparison.Ordinal);
    }

    public void Dispose() => _engine.Dispose();
}
