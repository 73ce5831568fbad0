using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Godwit;

/// <summary>Makes the operating system's SQLCipher the SQLite of this process.</summary>
public static class SystemSqlCipher
{
    private static readonly Lock Gate = new();

    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["sqlcipher.dll", "libsqlcipher.dll", "libsqlcipher-0.dll"]
        : OperatingSystem.IsMacOS()
            ? ["libsqlcipher.dylib", "libsqlcipher.0.dylib", "/opt/homebrew/lib/libsqlcipher.dylib", "/usr/local/lib/libsqlcipher.dylib"]
            : ["libsqlcipher.so.1", "libsqlcipher.so.0", "libsqlcipher.so"];

    /// <summary>
    /// Loads SQLCipher and gives it to Microsoft.Data.Sqlite in place of its own SQLite. Call it once, first thing in
    /// the program: a library that is in use cannot be exchanged.
    /// </summary>
    /// <param name="library">The library's file; by default the name that the system's package manager gives it.</param>
    /// <returns>The version of SQLCipher, as <c>3.4.1</c>.</returns>
    /// <exception cref="EncryptedDatabaseException">The library is not installed, has no cipher, or came too late.</exception>
    public static string Use(string? library = null)
    {
        lock (Gate)
        {
            if (NativeSqlite.Chosen == 0)
            {
                var handle = Load(library is null ? Names : [library]);
                NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
                NativeSqlite.Chosen = handle;
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
            }

            return Codec.Version ?? throw EncryptedDatabaseException.NoCipher(null);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" ? NativeSqlite.Chosen : 0;

    private static nint Load(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(SystemSqlCipher).Assembly, null, out var handle))
                return handle;
        }

        throw EncryptedDatabaseException.NoLibrary(names);
    }
}
