namespace Godwit.Benchmarks;

/// <summary>A set of its own, so that the statements below have a schema.</summary>
[MigrationSet]
internal sealed partial class TokenDatabase;

/// <summary>The data migration that <see cref="TypedSql"/> measures.</summary>
[DataMigration(2, "tokens")]
internal sealed partial class TokenStatements : IDataMigration
{
    public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken)
    {
        Loop(db);
        Transform(db);
        return default;
    }

    public static void Loop(MigrationContext db)
    {
        foreach (var (id, authData, refreshToken) in All(db))
            Store(db, id, authData, refreshToken);
    }

    [Sql("UPDATE tokens SET auth_data = CAST(same(auth_data) AS TEXT), refresh_token = CAST(same(refresh_token) AS TEXT)")]
    public static partial int Transform(MigrationContext db);

    [Sql("SELECT id, auth_data, refresh_token FROM tokens ORDER BY +id")]
    private static partial IEnumerable<(long Id, string AuthData, string? RefreshToken)> All(MigrationContext db);

    [Sql("UPDATE tokens SET auth_data = @authData, refresh_token = @refreshToken WHERE id = @id")]
    private static partial int Store(MigrationContext db, long id, string authData, string? refreshToken);

    [SqlFunction("same")]
    private static ReadOnlySpan<byte> Same(ReadOnlySpan<byte> value) => value;
}
