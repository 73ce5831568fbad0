using System.Diagnostics;
using System.Security.Cryptography;

namespace MagicAudit;

/// <summary>Starts the program again with a keyring of its own: a process reads the address of its message bus once, when it starts.</summary>
internal static class Relaunch
{
    /// <returns>The exit code of the program that was started.</returns>
    public static int OnPrivateKeyring(CommandLine command)
    {
        if (Missing() is { } missing)
        {
            Console.Error.WriteLine($"{missing} is not installed. Install it (Debian: apt-get install dbus gnome-keyring libsecret-1-0), or start without --private-keyring.");
            return 1;
        }

        var password = command.Profile is null
            ? Convert.ToHexString(RandomNumberGenerator.GetBytes(16))
            : Environment.GetEnvironmentVariable("MAGIC_AUDIT_KEYRING_PASSWORD");
        if (string.IsNullOrEmpty(password))
        {
            Console.Error.WriteLine("The keyring needs a password: set MAGIC_AUDIT_KEYRING_PASSWORD, to the same one at each start.");
            return 1;
        }

        var folder = command.Profile is null ? Directory.CreateTempSubdirectory("magic-audit-keyring-").FullName : Directory.CreateDirectory(Path.Combine(command.Profile, "keyring")).FullName;
        try
        {
            using var keyring = PrivateKeyring.Start(folder, password);
            return Run(command, keyring);
        }
        finally
        {
            if (command.Profile is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Missing() => ((string[])["dbus-daemon", "dbus-send", "gnome-keyring-daemon"]).FirstOrDefault(program =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))));

    private static int Run(CommandLine command, PrivateKeyring keyring)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Relaunch).Assembly.Location, .. command.WithoutKeyring()]) { UseShellExecute = false };
        foreach (var (name, value) in keyring.Environment)
            start.Environment[name] = value;
        start.Environment.Remove("MAGIC_AUDIT_KEYRING_PASSWORD");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
