using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The transactions of a resumable migration: when a walk moves on, how far it is goes into the database with what its
/// batch did, in one COMMIT. Where the migration runs again after a kill, a walk that is over has no batches, and one that
/// was half way goes on behind its last.
/// </summary>
/// <param name="connection">The connection of the run.</param>
/// <param name="step">The migration.</param>
/// <param name="owed">Where the walks are recorded.</param>
/// <param name="watch">Knows the tables that were written.</param>
/// <param name="next">Ends the transaction and begins the next; true where another program wrote in between.</param>
internal sealed class BatchCommits(SqliteConnection connection, MigrationStep step, OwedTasks owed, StatementWatch watch, Func<bool> next)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Table, int Ordinal), WalkCursor> _unsaved = [];
    private readonly Stack<TableWalk> _open = [];
    private Exception? _failure;
    private int _written;

    /// <summary>The rows that say how far the walks are, which are no work of the migration.</summary>
    public int OwnChanges { get; private set; }

    /// <summary>Only the outermost walk commits: one inside a batch is a part of that batch, and starts anew with it.</summary>
    public IEnumerable<TableBatch> Walk(MigrationContext db, TableWalk walk)
    {
        ThrowIfFailed();
        var isOutermost = _open.Count == 0;
        _open.Push(walk);
        try
        {
            foreach (var batch in isOutermost ? Outermost(db, walk) : walk.Batches(from: null))
            {
                yield return batch;
                if (!isOutermost && !ReferenceEquals(_open.Peek(), walk))
                    Fail(OtherWalk(walk));
            }
        }
        finally
        {
            // The walks that began inside its batch, and were not ended, end with it.
            while (_open.Contains(walk))
                _open.Pop();
        }
    }

    /// <summary>A batch that could not be committed leaves nothing to go on with, whatever the migration catches.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    private IEnumerable<TableBatch> Outermost(MigrationContext db, TableWalk walk)
    {
        var ordinal = _ordinals.GetValueOrDefault(walk.Table);
        _ordinals[walk.Table] = ordinal + 1;
        var cursor = owed.FindWalk(connection, ordinal, walk.Table);
        if (cursor is { IsOver: true })
            yield break;
        try
        {
            foreach (var batch in walk.Batches(cursor))
            {
                var rows = walk.CountRows(batch);
                yield return batch;
                cursor = walk.CursorAfter(batch);
                _unsaved[(walk.Table, ordinal)] = cursor;
                Commit(db, walk, batch, rows);
            }
        }
        finally
        {
            // A walk that the migration leaves by break is over too: what its last batch did stays.
            _unsaved[(walk.Table, ordinal)] = new WalkCursor(cursor?.Done ?? 0, cursor?.Total ?? 0);
        }
    }

    private void Commit(MigrationContext db, TableWalk walk, TableBatch batch, long rows)
    {
        try
        {
            watch.Check(step);
            if (!ReferenceEquals(_open.Peek(), walk))
                throw OtherWalk(walk);
            if (db.HasOpenQuery)
                throw new InvalidOperationException("A query is still open where a batch ends. Let it end before the walk moves on, as ToList does.");
            if (walk.CountRows(batch) is var left && left < rows && !step.Shrinks.Contains(walk.Table, StringComparer.OrdinalIgnoreCase))
                throw LostRowsException.InBatch(walk.Table, rows, left);
            Save();
            if (next())
                owed.AddShared(connection);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Save()
    {
        var before = raw.sqlite3_total_changes(connection.Db());
        foreach (var ((table, ordinal), cursor) in _unsaved)
            owed.AddWalk(connection, ordinal, table, cursor);
        _unsaved.Clear();
        if (watch.Written.Count != _written)
            owed.AddWritten(connection, watch.Written);
        _written = watch.Written.Count;
        OwnChanges += raw.sqlite3_total_changes(connection.Db()) - before;
    }

    private void Fail(Exception error)
    {
        _failure = error;
        ThrowIfFailed();
    }

    private static InvalidOperationException OtherWalk(TableWalk walk) =>
        new($"The walk through '{walk.Table}' moves on while another, which began inside its batch, is not over. Let the inner walk end first.");
}
