using System.Runtime.CompilerServices;

namespace Godwit.Encryption.Tests;

/// <summary>The whole test process runs on the system's SQLCipher, or on the one that GODWIT_SQLCIPHER names. Where it is missing, every test fails and says so.</summary>
internal static class SqlCipherLibrary
{
    public static string Version { get; private set; } = "";

    public static int Major => int.Parse(Version.Split('.')[0]);

    [ModuleInitializer]
    internal static void Use() => Version = SystemSqlCipher.Use(Environment.GetEnvironmentVariable("GODWIT_SQLCIPHER") is { Length: > 0 } library ? library : null);
}
