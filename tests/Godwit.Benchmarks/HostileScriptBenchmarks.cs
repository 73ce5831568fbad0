using System.Text;
using BenchmarkDotNet.Attributes;
using Godwit.Sql.Parsing;

namespace Godwit.Benchmarks;

/// <summary>Ten million characters of what was made to hurt: none may take longer for its size than a script does.</summary>
[MemoryDiagnoser]
[WarmupCount(1)]
[IterationCount(3)]
[InvocationCount(1, 1)]
public class HostileScriptBenchmarks
{
    private const int Length = 10_000_000;
    private string _script = "";

    /// <summary>What is written before, again and again, in the middle, and again and again behind.</summary>
    [Params(
        "SELECT |(|1|)", "SELECT |abs(||", "SELECT |(1,|1|)", "SELECT |- |1|", "SELECT 1|+1||", "SELECT 1| UNION SELECT 1||", "SELECT |(SELECT |1|)",
        "SELECT 1 FROM |(SELECT 1 FROM |t|)", "INSERT INTO t VALUES(1)|,(1)||", "CREATE TABLE t(a|,a|)|", "CREATE VIRTUAL TABLE t USING m(|(||)",
        "|CREATE VIRTUAL TABLE t USING m(;||", "|CREATE TRIGGER r INSERT ON t BEGIN;||", "|SELECT ;||", "|! ;||", "|'||", "|/*||", "|$a(||", "|-- godwit: x\n||")]
    public string Shape { get; set; } = "";

    /// <summary>Writes the script.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var parts = Shape.Split('|');
        var count = Length / (parts[1].Length + parts[3].Length);
        var script = new StringBuilder(parts[0]);
        for (var i = 0; i < count; i++)
            script.Append(parts[1]);
        script.Append(parts[2]);
        for (var i = 0; i < count; i++)
            script.Append(parts[3]);
        _script = script.ToString();
    }

    [Benchmark]
    public int Parse() => SqlParser.ParseScript(_script).Statements.Length;
}
