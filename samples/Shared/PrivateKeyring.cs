using System.Diagnostics;

namespace Godwit.Samples;

/// <summary>
/// A Secret Service of its own, for a machine without a desktop: a message bus and GNOME Keyring, with their files in
/// one folder. Both end with it.
/// </summary>
internal sealed class PrivateKeyring : IDisposable
{
    private readonly Dictionary<string, string?> _environment;
    private readonly List<Process> _processes = [];

    private PrivateKeyring(string folder)
    {
        Folder = folder;
        _environment = new(StringComparer.Ordinal)
        {
            ["HOME"] = folder,
            ["XDG_DATA_HOME"] = Path.Combine(folder, "data"),
            ["XDG_RUNTIME_DIR"] = Path.Combine(folder, "run"),
        };
    }

    public string Folder { get; }

    /// <summary>What a process needs in its environment to use this keyring.</summary>
    public IReadOnlyDictionary<string, string?> Environment => _environment;

    /// <summary>Starts the bus, and on it the keyring, unlocked with a password.</summary>
    /// <param name="folder">Where the keyring keeps its files; a keyring that is there is opened.</param>
    /// <param name="password">The password; null starts the bus alone.</param>
    public static PrivateKeyring Start(string folder, string? password)
    {
        var keyring = new PrivateKeyring(folder);
        try
        {
            keyring.StartBus();
            if (password is not null)
                keyring.StartDaemon(password);
            return keyring;
        }
        catch
        {
            keyring.Dispose();
            throw;
        }
    }

    /// <summary>Starts GNOME Keyring and waits until it answers on the bus.</summary>
    public Process StartDaemon(string password)
    {
        var daemon = Run("gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock");
        daemon.StandardInput.Write(password);
        daemon.StandardInput.Close();
        var limit = Stopwatch.StartNew();
        while (!Owns("org.freedesktop.secrets"))
        {
            if (limit.Elapsed > TimeSpan.FromSeconds(20) || daemon.HasExited)
                throw new InvalidOperationException($"gnome-keyring-daemon did not start: {daemon.StandardError.ReadToEnd()}");
        }

        return daemon;
    }

    /// <summary>True where some process has the name on the bus.</summary>
    public bool Owns(string name) =>
        Call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetConnectionUnixProcessID", $"string:{name}");

    /// <summary>Calls a method on the bus; false where it fails.</summary>
    public bool Call(string destination, string path, string method, params string[] arguments)
    {
        using var call = Start("dbus-send", ["--session", "--print-reply", $"--dest={destination}", path, method, .. arguments]);
        call.StandardOutput.ReadToEnd();
        call.WaitForExit();
        return call.ExitCode == 0;
    }

    public void Dispose()
    {
        _processes.Reverse();
        foreach (var process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _processes.Clear();
    }

    private void StartBus()
    {
        foreach (var name in new[] { "data", "run" })
        {
            var path = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // No folders of services: nothing starts on this bus by itself.
        var configuration = Path.Combine(Folder, "bus.conf");
        File.WriteAllText(configuration, $"""
            <busconfig>
              <type>session</type>
              <listen>unix:path={Path.Combine(Folder, "run", "bus")}</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """);
        var bus = Run("dbus-daemon", $"--config-file={configuration}", "--nofork", "--print-address");
        _environment["DBUS_SESSION_BUS_ADDRESS"] = bus.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"dbus-daemon did not start: {bus.StandardError.ReadToEnd()}");
    }

    private Process Run(string program, params string[] arguments)
    {
        var process = Start(program, arguments);
        _processes.Add(process);
        return process;
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
