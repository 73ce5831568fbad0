namespace Godwit.Package.Tests;

/// <summary>What a user sees who installs the package: one reference is enough, and mistakes break the build where they are.</summary>
public sealed class ConsumerTests(Packages packages) : IClassFixture<Packages>
{
    private static readonly (string, string) Program = ("Program.cs", """
        using Godwit;

        var report = await Shop.MigrateAsync("shop.db");
        Console.WriteLine(report.IsUpToDate ? "up to date" : $"version {report.ToVersion}");

        [MigrationSet]
        public sealed partial class Shop;
        """);

    private static readonly (string, string) First = ("Migrations/0001_create_products.sql", "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");
    private static readonly (string, string) Second = ("Migrations/0002_add_price.sql", "ALTER TABLE products ADD COLUMN price INTEGER NOT NULL DEFAULT 0;");

    [Fact]
    public async Task A_program_migrates_its_database_and_finds_it_up_to_date_the_next_time()
    {
        using var consumer = new Consumer(packages, Program, First, Second);

        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        Assert.Equal(new DotNetResult(0, "version 2\n"), await consumer.RunAsync());
        Assert.Equal(new DotNetResult(0, "up to date\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task The_example_of_the_README_builds_and_runs()
    {
        using var consumer = new Consumer(packages, Readme.Example);

        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);

        Assert.Equal(new DotNetResult(0, "Now at version 2\n"), await consumer.RunAsync());
        Assert.Equal(new DotNetResult(0, "Up to date\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task The_data_migration_of_the_README_builds_and_runs()
    {
        using var consumer = new Consumer(packages, Readme.DataMigration,
            ("Migrations/0001_users.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, password TEXT NOT NULL); INSERT INTO users (password) VALUES ('a'), ('b');"),
            ("Migrations/0002_names.sql", "ALTER TABLE users ADD COLUMN name TEXT;"),
            ("Program.cs", """
                using Godwit;

                var report = await UserDatabase.MigrateAsync("users.db", new MigratorOptions { Services = new Services() });
                Console.WriteLine($"version {report.ToVersion}, {report.Applied[^1].RowsChanged} rows");

                [MigrationSet]
                public sealed partial class UserDatabase;

                public sealed class PasswordHasher
                {
                    public string Hash(string password) => "hash of " + password;
                }

                internal sealed class Services : IServiceProvider
                {
                    public object? GetService(Type type) => type == typeof(PasswordHasher) ? new PasswordHasher() : null;
                }
                """));

        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        Assert.Equal(new DotNetResult(0, "version 3, 2 rows\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task Scripts_that_record_themselves_run_as_they_were_written_for_another_runner()
    {
        using var consumer = new Consumer(packages, Program,
            ("Migrations/0001_baseline_schema.sql", """
                CREATE TABLE accounts (id INTEGER PRIMARY KEY, auth_data TEXT NOT NULL);

                -- Create migrations tracking table
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    version INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    applied_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    checksum TEXT
                );

                -- Mark baseline schema as version 1
                INSERT OR IGNORE INTO schema_migrations (version, name)
                VALUES (1, 'baseline_schema');
                """),
            ("Migrations/0002_add_encryption_metadata.sql", """
                -- Add encryption_version column
                ALTER TABLE accounts ADD COLUMN encryption_version INTEGER DEFAULT NULL;

                -- Add encrypted_at timestamp
                ALTER TABLE accounts ADD COLUMN encrypted_at DATETIME DEFAULT NULL;

                -- Mark migration as complete
                INSERT OR IGNORE INTO schema_migrations (version, name)
                VALUES (2, 'add_encryption_metadata');
                """));

        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(new DotNetResult(0, "version 2\n"), await consumer.RunAsync());
        Assert.Equal(new DotNetResult(0, "up to date\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task A_duplicate_version_breaks_the_build_at_the_second_script()
    {
        using var consumer = new Consumer(packages, Program, First, Second, ("Migrations/0002_add_stock.sql", "ALTER TABLE products ADD COLUMN stock INTEGER;"));

        await AssertBreaksAsync(consumer, "Migrations/0002_add_stock.sql(1,1)", "GW0001", "version 2");
    }

    [Fact]
    public async Task A_gap_breaks_the_build_at_the_script_behind_it()
    {
        using var consumer = new Consumer(packages, Program, First, ("Migrations/0003_add_price.sql", Second.Item2));

        await AssertBreaksAsync(consumer, "Migrations/0003_add_price.sql(1,1)", "GW0002", "2");
    }

    [Fact]
    public async Task A_name_without_a_version_breaks_the_build_at_that_script()
    {
        using var consumer = new Consumer(packages, Program, First, ("Migrations/add_price.sql", Second.Item2));

        await AssertBreaksAsync(consumer, "Migrations/add_price.sql(1,1)", "GW0003", "add_price");
    }

    [Fact]
    public async Task A_corrected_script_builds_again()
    {
        using var consumer = new Consumer(packages, Program, First, ("Migrations/0002_add_price.sql", " "));
        Assert.NotEqual(0, (await consumer.BuildAsync()).ExitCode);

        consumer.Write("Migrations/0002_add_price.sql", Second.Item2);

        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(new DotNetResult(0, "version 2\n"), await consumer.RunAsync());
    }

    private static async Task AssertBreaksAsync(Consumer consumer, string place, string rule, string says)
    {
        var build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        var error = build.Output.Split('\n').First(line => line.Contains($": error {rule}: ", StringComparison.Ordinal));
        Assert.Contains($"{place}: error", error, StringComparison.Ordinal);
        Assert.Contains(says, error[(error.IndexOf(rule, StringComparison.Ordinal) + rule.Length)..], StringComparison.Ordinal);
    }
}
