namespace Godwit.Generators.Tests;

/// <summary>A project whose one data migration, TypedFill, has members of the test's.</summary>
internal static class TypedSqlProject
{
    public const string Schema = """
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, auth_data TEXT, balance REAL NOT NULL DEFAULT 0, photo BLOB, any_thing, created_at DATETIME);
        CREATE TABLE events (account_id INTEGER NOT NULL REFERENCES accounts (id), kind INTEGER NOT NULL, note TEXT);
        """;

    private const string File = "Typed.cs";

    private const string Head = """
        [DataMigration(VERSION, "typed")]
        public sealed partial class TypedFill : IDataMigration
        {
        public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default;

        """;

    public static TestProject WithMembers(string members, int version = 2, string schema = Schema) =>
        TestProject.WithSet().File("Migrations/1_a.sql", schema).Code(File, Code(members, version));

    /// <summary>A project whose data migration has its own ApplyAsync, as the body <paramref name="apply"/>.</summary>
    public static TestProject WithBody(string apply, string members, string schema = Schema, string outer = "") =>
        TestProject.WithSet().File("Migrations/1_a.sql", schema).Code(File, $$"""
            {{outer}}
            [DataMigration(2, "typed")]
            public sealed partial class TypedFill : IDataMigration
            {
                public async ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken)
                {
                    await Task.CompletedTask;
                    {{apply}}
                }

                {{members}}
            }
            """);

    /// <summary>Builds, and requires exactly these findings, each at the first place of a text among the members.</summary>
    public static Task ExpectAsync(string members, params (string Place, string Finding)[] findings)
    {
        var code = Code(members, 2);
        return WithMembers(members).ExpectAsync([.. findings.Select(finding => $"{File}{Position(code, Find(code, finding.Place))}: {finding.Finding}").Order(StringComparer.Ordinal)]);
    }

    private static int Find(string code, string place)
    {
        var index = code.IndexOf(place, Head.Length - 1, StringComparison.Ordinal);
        Assert.True(index >= 0, $"The members do not hold '{place}'.");
        return index;
    }

    private static string Code(string members, int version) => Head.Replace("VERSION", $"{version}", StringComparison.Ordinal) + members + "\n}\n";

    private static string Position(string code, int offset)
    {
        var before = code[..offset];
        return $"({before.Count(letter => letter == '\n') + 1},{offset - before.LastIndexOf('\n')})";
    }
}
