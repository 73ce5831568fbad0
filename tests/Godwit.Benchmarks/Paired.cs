using System.Diagnostics;
using System.Globalization;

namespace Godwit.Benchmarks;

/// <summary>
/// Ways to do the same work, one after the other in each round. What counts is the median of the ratios to the first of
/// them within a round, of time and of processor time, because a machine is noisy and its disk more so.
/// </summary>
internal sealed class Paired(int rounds)
{
    private readonly List<(string Name, Func<Task<Cost>> Work)> _ways = [];

    /// <summary>A way that is measured from its beginning to its end.</summary>
    public Paired Way(string name, Func<Task> work, Action? before = null) => Measured(name, async () =>
    {
        before?.Invoke();
        var start = Cost.Now;
        await work();
        return Cost.Now - start;
    });

    /// <summary>A way that measures a part of itself.</summary>
    public Paired Measured(string name, Func<Task<Cost>> work)
    {
        _ways.Add((name, work));
        return this;
    }

    public async Task RunAsync(string what)
    {
        var costs = _ways.Select(_ => new List<Cost>()).ToList();
        for (var round = -1; round < rounds; round++)
        {
            foreach (var way in Enumerable.Range(0, _ways.Count).Select(i => round % 2 == 0 ? i : _ways.Count - 1 - i))
            {
                var cost = await _ways[way].Work();
                if (round >= 0)
                    costs[way].Add(cost);
            }
        }

        Console.WriteLine(what);
        foreach (var (way, mine) in _ways.Zip(costs))
        {
            var (time, processor) = (Median(mine.Select(cost => cost.Time)), Median(mine.Select(cost => cost.Processor)));
            var (timeRatio, processorRatio) = (Median(mine.Zip(costs[0], static (a, b) => a.Time / b.Time)), Median(mine.Zip(costs[0], static (a, b) => a.Processor / b.Processor)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {way.Name,-44} {time,8:0} ms {timeRatio,6:0.00} ×   processor {processor,8:0} ms {processorRatio,6:0.00} ×"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

/// <summary>Milliseconds, by the clock and of the processors.</summary>
internal readonly record struct Cost(double Time, double Processor)
{
    public static Cost Now => new(Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency, Environment.CpuUsage.TotalTime.TotalMilliseconds);

    public static Cost operator -(Cost end, Cost start) => new(end.Time - start.Time, end.Processor - start.Processor);
}
