using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Godwit.Encryption.TestHost;

/// <summary>Kills this process with SIGKILL: at a step, or some microseconds after the operation or its first step began. Prints each step and when it was reached.</summary>
internal sealed partial class KillSwitch : IProgress<EncryptionStep>
{
    private readonly Stopwatch _watch = new();
    private readonly TimeSpan? _fromStart;
    private TimeSpan? _fromStep;
    private int _steps = -1;

    private KillSwitch(TimeSpan? fromStart) => _fromStart = fromStart;

    /// <param name="moment"><c>never</c>, <c>#</c> and the number of a step, or a number of microseconds, after a <c>+</c> where they count from the first step.</param>
    public static KillSwitch At(string moment) => moment switch
    {
        "never" => new(null),
        ['#', .. var step] => new(null) { _steps = int.Parse(step, CultureInfo.InvariantCulture) },
        ['+', .. var delay] => new(null) { _fromStep = Microseconds(delay) },
        _ => new(Microseconds(moment)),
    };

    public void Report(EncryptionStep value) => Reach(value.ToString());

    public void Reach(string step)
    {
        Console.WriteLine($"step: {step} {(long)_watch.Elapsed.TotalMicroseconds}");
        if (_steps-- == 0)
            Kill();
        KillAfter(_fromStep);
        _fromStep = null;
    }

    /// <summary>The operation begins now.</summary>
    public void Start()
    {
        _watch.Start();
        KillAfter(_fromStart);
    }

    private static TimeSpan Microseconds(string text) => TimeSpan.FromMicroseconds(long.Parse(text, CultureInfo.InvariantCulture));

    private static void KillAfter(TimeSpan? delay)
    {
        if (delay is null)
            return;
        var watch = Stopwatch.StartNew();
        new Thread(() =>
        {
            SpinWait.SpinUntil(() => watch.Elapsed >= delay);
            Kill();
        })
        { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
    }

    private static void Kill()
    {
        _ = Send(Environment.ProcessId, 9);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
