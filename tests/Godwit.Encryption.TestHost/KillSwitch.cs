using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Godwit.Encryption.TestHost;

/// <summary>Kills this process with SIGKILL: at a step, or some microseconds after the operation began. Prints each step that is reached.</summary>
internal sealed partial class KillSwitch : IProgress<EncryptionStep>
{
    private readonly TimeSpan? _delay;
    private int _steps = -1;

    private KillSwitch(TimeSpan? delay) => _delay = delay;

    /// <param name="moment"><c>never</c>, <c>#</c> and the number of a step, or a number of microseconds.</param>
    public static KillSwitch At(string moment) => moment switch
    {
        "never" => new(null),
        ['#', .. var step] => new(null) { _steps = int.Parse(step, CultureInfo.InvariantCulture) },
        _ => new(TimeSpan.FromMicroseconds(long.Parse(moment, CultureInfo.InvariantCulture))),
    };

    public void Report(EncryptionStep value) => Reach(value.ToString());

    public void Reach(string step)
    {
        Console.WriteLine(step);
        if (_steps-- == 0)
            Kill();
    }

    /// <summary>The operation begins now.</summary>
    public void Start()
    {
        if (_delay is not { } delay)
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
