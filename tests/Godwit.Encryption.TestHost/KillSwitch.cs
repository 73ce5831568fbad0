using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Godwit.Encryption.TestHost;

/// <summary>Kills this process with SIGKILL: after a step, or some microseconds after the operation began.</summary>
internal sealed partial class KillSwitch : IProgress<EncryptionStep>
{
    private readonly EncryptionStep? _step;
    private readonly TimeSpan? _delay;

    private KillSwitch(EncryptionStep? step, TimeSpan? delay)
    {
        _step = step;
        _delay = delay;
    }

    /// <param name="moment"><c>never</c>, the name of a step, or a number of microseconds.</param>
    public static KillSwitch At(string moment)
    {
        if (moment == "never")
            return new(null, null);
        return int.TryParse(moment, CultureInfo.InvariantCulture, out var microseconds)
            ? new(null, TimeSpan.FromMicroseconds(microseconds))
            : new(Enum.Parse<EncryptionStep>(moment), null);
    }

    public void Report(EncryptionStep value)
    {
        if (value == _step)
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
