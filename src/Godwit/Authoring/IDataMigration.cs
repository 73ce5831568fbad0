namespace Godwit;

/// <summary>A migration written in C#. Implement it, and give the class a <see cref="DataMigrationAttribute"/>.</summary>
public interface IDataMigration
{
    /// <summary>
    /// Changes the data. It runs inside the transaction of the whole run: an exception rolls back every pending
    /// migration, and nothing is recorded.
    /// </summary>
    /// <param name="db">The database inside the migration's transaction.</param>
    /// <param name="cancellationToken">Cancels the run; the database is then as it was.</param>
    ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken);
}
