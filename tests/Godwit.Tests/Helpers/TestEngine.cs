using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit.Tests;

/// <summary>
/// With <c>GODWIT_TEST_SQLCIPHER=1</c> the whole suite runs on SQLCipher instead, with every database encrypted.
/// </summary>
internal static class TestEngine
{
    public static bool IsCipher { get; } = Environment.GetEnvironmentVariable("GODWIT_TEST_SQLCIPHER") == "1";

    /// <summary>True where the engine is at least this version; Debian's SQLCipher is SQLite 3.15 and lacks what newer tests speak of.</summary>
    public static bool IsAtLeast(int version)
    {
        // Its class constructor is what loads the SQLite of a bundle; this may be the first test that runs.
        RuntimeHelpers.RunClassConstructor(typeof(SqliteConnection).TypeHandle);
        return raw.sqlite3_libversion_number() >= version;
    }

    /// <summary>The library that SQLite's calls go to, for the few functions that no binding has.</summary>
    public static nint Library => IsCipher
        ? NativeLibrary.Load("libsqlcipher.so.0")
        : NativeLibrary.Load(raw.GetNativeLibraryName(), typeof(SQLite3Provider_e_sqlite3).Assembly, null);

    public static Database Database(string path) => IsCipher ? new KeyedDatabase(path) : new Database(path);

    [ModuleInitializer]
    internal static void Load()
    {
        if (IsCipher)
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, static (_, _, _) => Library);
        Batteries_V2.Init();
    }

    private sealed class KeyedDatabase(string path) : Database(path)
    {
        public override bool IsEncrypted => true;

        protected internal override void Unlock(SqliteConnection connection) => connection.Execute($"PRAGMA key = \"x'{new string('5', 64)}'\"");
    }
}
