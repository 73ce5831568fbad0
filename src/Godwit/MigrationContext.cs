using System.ComponentModel;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit;

/// <summary>The database as a data migration sees it: inside the transaction of the run.</summary>
public sealed class MigrationContext
{
    private readonly RunReporter _reporter;
    private readonly CancellationToken _cancellationToken;
    private readonly BatchCommits? _commits;
    private readonly TableBackups _backups;
    private readonly HashSet<string> _backedUp = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SqlStatement> _statements = [];
    private readonly SqlFunctions _functions;
    private readonly bool _isUtf8;

    internal MigrationContext(SqliteConnection connection, RunReporter reporter, BatchCommits? commits, CancellationToken cancellationToken)
    {
        Connection = connection;
        _reporter = reporter;
        _commits = commits;
        _cancellationToken = cancellationToken;
        _backups = new TableBackups(connection);
        _isUtf8 = connection.Text("PRAGMA encoding") == "UTF-8";
        _functions = new SqlFunctions(connection, _isUtf8);
    }

    /// <summary>
    /// The connection of the run, inside its transaction; commands made from it take part without a transaction object.
    /// Do not close it, and do not begin or end a transaction.
    /// </summary>
    public SqliteConnection Connection { get; }

    /// <summary>Runs one statement.</summary>
    /// <param name="sql">The statement, with <c>?1</c>, <c>?2</c> … or names for the values.</param>
    /// <param name="values">
    /// The values of the parameters in the order of their numbers, which for names is that of their first appearance.
    /// Always bound, never part of the text; numbers, enums, text, bytes, <see cref="Guid"/>, dates and times as
    /// Microsoft.Data.Sqlite stores them, or <see langword="null"/>.
    /// </param>
    /// <returns>The rows that the statement changed, without those of triggers; 0 for a statement that is no INSERT, UPDATE or DELETE.</returns>
    /// <exception cref="ArgumentException">There is not one value for each parameter, a value has a type without a place in SQLite, or the text is not one statement.</exception>
    /// <exception cref="SqliteException">SQLite refuses the statement.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        var db = Connection.Db();
        var statement = new SqlStatement(db, sql, _isUtf8, _functions, _cancellationToken);
        try
        {
            if (values.Length != statement.ParameterCount)
                throw new ArgumentException($"The statement has {statement.ParameterCount} parameters, and there are {values.Length} values.", nameof(values));
            for (var i = 0; i < values.Length; i++)
                statement.BindValue(i + 1, values[i]);
            var before = raw.sqlite3_total_changes(db);
            statement.Run();
            // Other statements leave the number of the one before in sqlite3_changes.
            return raw.sqlite3_total_changes(db) == before ? 0 : raw.sqlite3_changes(db);
        }
        finally
        {
            statement.Close();
        }
    }

    /// <summary>
    /// Walks through a table in batches, so that a table of any size can be changed while it is read, in bounded memory:
    /// no statement is open on it while the caller works on a batch. Reports rows and an estimate, and ends at once when
    /// the run is cancelled.
    /// </summary>
    /// <remarks>
    /// The order is that of the primary key, or of the rowid where the primary key may hold NULL or there is none. Rows
    /// that are added behind the last row of the start are left out. Do not change the keys themselves.
    /// <para>
    /// In a migration that is <see cref="DataMigrationAttribute.Resumable"/> each batch is committed when the walk moves on,
    /// with what was done since the last one. When the migration runs again, a walk is known by its table and by its place
    /// among those through that table: it goes on behind its last batch, and has none where it was over or left by <c>break</c>.
    /// A walk inside a batch of another is a part of that batch.
    /// </para>
    /// </remarks>
    /// <param name="table">An ordinary table of the main database.</param>
    /// <param name="size">
    /// The rows of a batch. The default is 10,000: in a resumable migration each batch costs a COMMIT, which waits for the disk,
    /// and other programs wait as long as a batch lasts.
    /// </param>
    /// <exception cref="ArgumentException">There is no such table, it is a view or a virtual table, or its rows cannot be told apart.</exception>
    public IEnumerable<TableBatch> InBatches(string table, int size = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var walk = new TableWalk(KeyedTable(table), this, size);
        return _commits?.Walk(this, walk) ?? walk.Batches(from: null);
    }

    /// <summary>
    /// Copies a table into a TEMP table, which only this connection sees. It is dropped at the end of the migration, and
    /// gone if the run is rolled back; see <see cref="TableBackups"/> for a copy that outlives a rollback.
    /// </summary>
    /// <param name="table">An ordinary table of the main database.</param>
    /// <returns>The number of rows copied.</returns>
    /// <exception cref="ArgumentException">There is no such table, or it is a view or a virtual table.</exception>
    public long BackUpTable(string table)
    {
        var rows = _backups.BackUp(table);
        _backedUp.Add(table);
        return rows;
    }

    /// <inheritdoc cref="TableBackups.Restore"/>
    public void RestoreTable(string table) => _backups.Restore(table);

    /// <summary>Says how far the migration is, for <see cref="MigratorOptions.Progress"/>. Cheap enough to be called for every row.</summary>
    /// <param name="done">The rows done so far.</param>
    /// <param name="total">The rows there are, for an estimate of the time; <see langword="null"/> where nobody knows.</param>
    public void ReportRows(long done, long? total = null) => _reporter.Rows(done, total);

    /// <summary>Hands out a prepared statement, for generated code: the one that was made for this text before, where it is free.</summary>
    /// <param name="sql">One statement, as a literal: texts are compared by reference.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlStatement Statement(string sql)
    {
        foreach (var candidate in _statements)
        {
            if (!ReferenceEquals(candidate.Sql, sql) || candidate.IsInUse)
                continue;
            candidate.IsInUse = true;
            return candidate;
        }

        var statement = new SqlStatement(Connection.Db(), sql, _isUtf8, _functions, _cancellationToken);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Whether <see cref="AddFunction"/> was called with this name, for generated code.</summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="parameters">The number of its parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool HasFunction(string name, int parameters) => _functions.Has(name, parameters);

    /// <summary>Lets SQL call a C# function until the migration ends, for generated code.</summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="parameters">The number of its parameters.</param>
    /// <param name="isDeterministic">Whether equal arguments always give an equal result.</param>
    /// <param name="body">Answers a call.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AddFunction(string name, int parameters, bool isDeterministic, SqlFunctionBody body) =>
        _functions.Add(name, parameters, isDeterministic, body);

    /// <summary>True while a query of an <c>[Sql]</c> method is enumerated.</summary>
    internal bool HasOpenQuery => _statements.Exists(static statement => statement.IsInUse);

    internal void ReportRowsFrom(long done, long total) => _reporter.RowsFrom(done, total);

    internal long Count(string source) => Connection.Number($"SELECT count(*) FROM {source}");

    /// <summary>Finalises what the migration prepared. Its table backups are dropped where it succeeded; a failure rolls them back.</summary>
    internal void End(bool succeeded)
    {
        foreach (var statement in _statements)
            statement.Close();
        _statements.Clear();
        _functions.RemoveAll();
        if (!succeeded)
            return;
        foreach (var table in _backedUp)
            _backups.Drop(table);
    }

    private TableShape KeyedTable(string table)
    {
        var shape = TableShape.Read(Connection, table);
        return shape.Key.Count > 0 ? shape : throw new ArgumentException($"The rows of '{table}' cannot be told apart: it has no primary key without NULL, and columns hide its rowid.", nameof(table));
    }
}
