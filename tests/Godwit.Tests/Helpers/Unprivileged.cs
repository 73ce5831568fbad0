using System.Runtime.InteropServices;

namespace Godwit.Tests;

/// <summary>Runs an action as a user whom file permissions bind, also where the suite runs as root.</summary>
internal static partial class Unprivileged
{
    public static Exception? Catch(Action action)
    {
        Exception? caught = null;
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
                _ = SetFileSystemUser(65534);
            caught = Record.Exception(action);
        });
        thread.Start();
        thread.Join();
        return caught;
    }

    // It changes the calling thread only, which ends with the test.
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(int user);
}
