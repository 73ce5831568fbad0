using Godwit.Sql.Parsing;

namespace Godwit.Sql.Tests.Support;

/// <summary>Asks the engine and the parser about the same statements, and keeps what they disagree about.</summary>
internal sealed class Differential : IDisposable
{
    private const int MostKept = 40;
    private readonly Oracle _oracle = new();

    public int Ok { get; private set; }

    public int Syntax { get; private set; }

    public int Unknown { get; private set; }

    public int OtherMessages { get; private set; }

    public List<string> Disagreements { get; } = [];

    public int Compared => Ok + Syntax;

    public void Compare(string sql)
    {
        var answer = _oracle.Ask(sql);
        var script = TreeAssert.Parse(sql);
        var diagnostic = script.Statements.FirstOrDefault()?.Diagnostic;
        switch (answer.Verdict)
        {
            case OracleVerdict.Unknown:
            // A misplaced separator in a number and a register (#1) do not stop the engine at once, and it keeps the last message of several.
            case OracleVerdict.Ok when answer.Result.Message is not null && diagnostic is { } found
                && (found.Message.StartsWith("unrecognized token", StringComparison.Ordinal) || found.Message.StartsWith("near \"#", StringComparison.Ordinal)):
                Unknown++;
                return;
            case OracleVerdict.Ok:
                Ok++;
                Expect(diagnostic is null, answer, diagnostic, sql);
                break;
            default:
                Syntax++;
                Expect(diagnostic is not null, answer, diagnostic, sql);
                if (diagnostic is not null && diagnostic.Message != answer.Result.Message)
                {
                    OtherMessages++;
                    Expect(false, answer, diagnostic, sql);
                }

                break;
        }
    }

    public override string ToString() =>
        $"{Compared} statements compared ({Ok} ok, {Syntax} syntax errors, {OtherMessages} with another message), {Unknown} that the engine does not parse to their end; {Disagreements.Count} disagreements.";

    public void Dispose() => _oracle.Dispose();

    private void Expect(bool agrees, OracleAnswer answer, SyntaxDiagnostic? diagnostic, string sql)
    {
        if (!agrees && Disagreements.Count < MostKept)
            Disagreements.Add($"engine: {answer.Result.Message ?? "ok"} | parser: {diagnostic?.Message ?? "ok"} | {sql}");
    }
}
