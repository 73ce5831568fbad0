using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Godwit.Tests;

/// <summary>
/// Lets the COMMIT after a boundary, which by default is the last one of a run, report an error although it has taken effect: in WAL mode SQLite calls a hook once a
/// transaction is committed, and passes the hook's code on as the result of the statement.
/// </summary>
internal sealed class FailingCommit
{
    private const int IoError = 10;

    private readonly Hook _hook;
    private readonly string _boundary;
    private bool _isArmed;

    public FailingCommit(string boundary = "before commit") => (_hook, _boundary) = (OnCommitted, boundary);

    private delegate int Hook(nint data, nint db, nint name, int pages);

    private delegate nint SetHook(nint db, nint hook, nint data);

    /// <summary>True once a COMMIT has reported the error.</summary>
    public bool HasFailed { get; private set; }

    public MigratorOptions Options(Action<MigrationProgress> progress) => new()
    {
        ConfigureConnection = Install,
        Boundary = name => _isArmed |= name == _boundary,
        Progress = new Synchronous(progress),
    };

    private void Install(SqliteConnection connection)
    {
        var set = Marshal.GetDelegateForFunctionPointer<SetHook>(NativeLibrary.GetExport(TestEngine.Library, "sqlite3_wal_hook"));
        set(connection.Handle!.DangerousGetHandle(), Marshal.GetFunctionPointerForDelegate(_hook), 0);
    }

    private int OnCommitted(nint data, nint db, nint name, int pages)
    {
        if (!_isArmed || HasFailed)
            return 0;
        HasFailed = true;
        return IoError;
    }
}
