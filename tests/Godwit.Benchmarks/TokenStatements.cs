namespace Godwit.Benchmarks;

/// <summary>A set of its own, so that the statements below have a schema.</summary>
[MigrationSet]
internal sealed partial class TokenDatabase;

/// <summary>The data migration that <see cref="PairedTypedSql"/> measures.</summary>
[DataMigration(2, "tokens")]
internal sealed partial class TokenStatements : IDataMigration
{
    public const string AllSql = "SELECT id, auth_data, refresh_token FROM tokens ORDER BY +id";
    public const string StoreSql = "UPDATE tokens SET auth_data = @authData, refresh_token = @refreshToken WHERE id = @id";
    public const string IdsSql = "SELECT id FROM tokens ORDER BY +id";
    public const string StoreSpansSql = "UPDATE tokens SET auth_data = @text, refresh_token = CAST(@bytes AS TEXT) WHERE id = @id";
    public const string SameSql = "UPDATE tokens SET auth_data = CAST(same(auth_data) AS TEXT), refresh_token = CAST(same(refresh_token) AS TEXT)";
    public const string SealSql = "UPDATE tokens SET auth_data = CAST(seal(auth_data) AS TEXT), refresh_token = CAST(seal(refresh_token) AS TEXT)";
    public const string PlusSql = "UPDATE tokens SET auth_data = plus(id, 1), refresh_token = plus(id, 2)";
    public const string UpperSql = "UPDATE tokens SET auth_data = upper_of(auth_data), refresh_token = upper_of(refresh_token)";

    public static ReadOnlySpan<char> Text => "access-token-0123456789abcdef-0123456789abcdef";

    public static ReadOnlySpan<byte> Bytes => "refresh-token-0123456789"u8;

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

    public static void LoopOverSpans(MigrationContext db)
    {
        foreach (var id in Ids(db))
            StoreSpans(db, id, Text, Bytes);
    }

    [Sql(SameSql)]
    public static partial void Transform(MigrationContext db);

    [Sql(SealSql)]
    public static partial void SealAll(MigrationContext db);

    [Sql(PlusSql)]
    public static partial void AddAll(MigrationContext db);

    [Sql(UpperSql)]
    public static partial void UpperAll(MigrationContext db);

    [Sql(AllSql)]
    private static partial IEnumerable<(long Id, string AuthData, string? RefreshToken)> All(MigrationContext db);

    [Sql(StoreSql)]
    private static partial void Store(MigrationContext db, long id, string authData, string? refreshToken);

    [Sql(IdsSql)]
    private static partial IEnumerable<long> Ids(MigrationContext db);

    [Sql(StoreSpansSql)]
    private static partial void StoreSpans(MigrationContext db, long id, ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes);

    [SqlFunction("same")]
    private static ReadOnlySpan<byte> Same(ReadOnlySpan<byte> value) => value;

    [SqlFunction]
    private static ReadOnlySpan<byte> Seal(ReadOnlySpan<byte> value) => TokenSeal.Seal(value);

    [SqlFunction]
    private static long Plus(long left, long right) => left + right;

    [SqlFunction("upper_of")]
    private static string Upper(string text) => text.ToUpperInvariant();
}
