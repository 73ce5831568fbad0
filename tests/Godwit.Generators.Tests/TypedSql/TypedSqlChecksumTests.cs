namespace Godwit.Generators.Tests;

public class TypedSqlChecksumTests
{
    private const string One = "[Sql(\"DELETE FROM events WHERE true\")] private static partial void B(MigrationContext db);\n";
    private const string Two = "[Sql(\"DELETE FROM accounts WHERE id > 0\")] private static partial void A(MigrationContext db);\n";

    [Theory]
    [InlineData(Two + One)]
    [InlineData("[Sql(\"DELETE  -- all\\r\\n FROM events WHERE true ;\")] internal static partial int B(MigrationContext other);\n" + Two)]
    [InlineData(One + Two + "public int Unrelated => 1;")]
    public async Task Order_layout_and_C_sharp_do_not_count(string members) =>
        Assert.Equal(await ChecksumAsync(One.Replace("true", "true;", StringComparison.Ordinal) + Two), await ChecksumAsync(members.Replace("WHERE true\"", "WHERE true;\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData(One)]
    [InlineData("[Sql(\"DELETE FROM accounts WHERE id = 1\")] private static partial void A(MigrationContext db);\n" + One)]
    public async Task A_statement_counts(string members) => Assert.NotEqual(await ChecksumAsync(One + Two), await ChecksumAsync(members));

    private static async Task<string> ChecksumAsync(string members) =>
        (await TypedSqlProject.WithMembers(members).BuildAsync()).Load().Steps[1].Checksum;
}
