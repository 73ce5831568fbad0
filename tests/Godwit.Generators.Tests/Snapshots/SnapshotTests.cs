namespace Godwit.Generators.Tests;

public class SnapshotTests
{
    [Fact]
    public async Task Scripts_a_down_script_and_a_data_migration()
    {
        var result = await TestProject.Empty()
            .Code("Database.cs", """
                namespace OpenChime;

                /// <summary>The database of the program.</summary>
                [MigrationSet]
                public sealed partial class OpenChimeDatabase;

                public interface ITokenCipher;

                [DataMigration(3, "encrypt_plaintext_tokens")]
                public sealed class EncryptPlaintextTokens(ITokenCipher cipher, IServiceProvider services, TimeProvider? clock, int batch = 100) : IDataMigration
                {
                    public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) =>
                        throw new NotSupportedException($"{cipher}{services}{clock}{batch}");
                }
                """)
            .File("Migrations/0001_baseline_schema.sql", """
                -- godwit: baseline
                CREATE TABLE accounts (id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL);
                CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT);

                """)
            .File("Migrations/0002_add_encryption_metadata.sql", "-- godwit: idempotent, shrinks accounts\nALTER TABLE accounts ADD COLUMN encryption_version INTEGER;\n")
            .File("Migrations/0002_add_encryption_metadata.down.sql", "ALTER TABLE accounts DROP COLUMN encryption_version;\n")
            .BuildAsync();

        Assert.Empty(result.Findings);
        Snapshot.Verify(result);
    }

    [Fact]
    public async Task A_nested_set_with_its_own_folder_history_table_and_timestamps()
    {
        var result = await TestProject.Empty()
            .Code("Database.cs", """
                namespace @event.Store
                {
                    public partial interface IOuter
                    {
                        internal readonly partial record struct Middle
                        {
                            [MigrationSet("Data/Sql", HistoryTable = "store_migrations")]
                            internal sealed partial record @class;
                        }
                    }
                }
                """)
            .File("Data/Sql/2026-01-31-093000_sets_user_version.sql", "PRAGMA user_version = 7;")
            .Severity("Data/Sql/2026-01-31-093000_sets_user_version.sql", "GW3016", "none")
            .BuildAsync();

        Assert.Empty(result.Findings);
        Snapshot.Verify(result);
    }

    [Fact]
    public async Task A_script_in_an_embedded_resource()
    {
        var result = await TestProject.WithSet()
            .File("Migrations/1_big.sql", "CREATE TABLE a (id);\r\n")
            .Tagged("Migrations/1_big.sql", "GodwitResource", "Migrations/1_big.sql")
            .BuildAsync();

        Assert.Empty(result.Findings);
        Snapshot.Verify(result);
    }
}
