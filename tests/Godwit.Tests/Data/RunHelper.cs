namespace Godwit.Tests;

/// <summary>Runs one data migration on a database.</summary>
internal static class RunHelper
{
    public static Task<MigrationReport> Migrate(this TempDatabase database, Action<MigrationContext> apply, MigratorOptions? options = null, CancellationToken cancellationToken = default) =>
        new Migrator(new TestSet().Code(1, "code", apply).Build(), options ?? new()).MigrateAsync(database.Database, cancellationToken);
}
