using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators.Tests;

public class GW0016Tests
{
    private static readonly TestProject Project = TestProject.Empty()
        .Code("Sets.cs", """
            [MigrationSet] public sealed partial class First { }
            [MigrationSet("Other")] public sealed partial class Second { }
            public class Use { public Task<MigrationReport> Run() => First.MigrateAsync("a.db"); public MigrationSet Set => Second.Migrations; }
            [DataMigration(1, "fill")] public sealed class Fill : IDataMigration
            {
                public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default;
            }
            """);

    [Fact]
    public Task One_message_and_no_other() => (Project with { LanguageVersion = LanguageVersion.CSharp10 })
        .ExpectAsync("Sets.cs(1,44): GW0016: Migration sets need C# 11 or later, and this project is compiled as C# 10.0; remove <LangVersion> from the project, or raise it");

    [Fact]
    public Task CSharp_11_is_enough() => (TestProject.Empty() with { LanguageVersion = LanguageVersion.CSharp11 })
        .Code("Set.cs", "[MigrationSet] partial class AppDatabase { }")
        .File("Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync();
}
