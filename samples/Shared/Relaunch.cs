using System.Diagnostics;
using System.Security.Cryptography;

namespace Godwit.Samples;

/// <summary>Starts the program again with a keyring of its own: a process reads the address of its message bus once, when it starts.</summary>
internal static class Relaunch
{
    /// <param name="arguments">The arguments of the program that is started.</param>
    /// <param name="folder">Where the keyring is kept, to be opened with the same password next time; null for one that ends with the program.</param>
    /// <param name="passwordVariable">The environment variable with the password of a keyring that is kept.</param>
    /// <returns>The exit code of the program that was started.</returns>
    public static int OnPrivateKeyring(IEnumerable<string> arguments, string? folder, string passwordVariable)
    {
        if (Missing() is { } missing)
        {
            Console.Error.WriteLine($"{missing} is not installed. Install it (Debian: apt-get install dbus gnome-keyring libsecret-1-0), or start without --private-keyring.");
            return 1;
        }

        var password = folder is null ? Convert.ToHexString(RandomNumberGenerator.GetBytes(16)) : Environment.GetEnvironmentVariable(passwordVariable);
        if (string.IsNullOrEmpty(password))
        {
            Console.Error.WriteLine($"The keyring needs a password: set {passwordVariable}, to the same one at each start.");
            return 1;
        }

        var files = folder is null ? Directory.CreateTempSubdirectory("private-keyring-").FullName : Directory.CreateDirectory(folder).FullName;
        try
        {
            using var keyring = PrivateKeyring.Start(files, password);
            return Run(arguments, passwordVariable, keyring);
        }
        finally
        {
            if (folder is null)
                Directory.Delete(files, recursive: true);
        }
    }

    private static string? Missing() => ((string[])["dbus-daemon", "dbus-send", "gnome-keyring-daemon"]).FirstOrDefault(program =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))));

    private static int Run(IEnumerable<string> arguments, string passwordVariable, PrivateKeyring keyring)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Relaunch).Assembly.Location, .. arguments]) { UseShellExecute = false };
        foreach (var (name, value) in keyring.Environment)
            start.Environment[name] = value;
        start.Environment.Remove(passwordVariable);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
