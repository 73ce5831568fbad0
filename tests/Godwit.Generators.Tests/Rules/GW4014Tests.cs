namespace Godwit.Generators.Tests;

public class GW4014Tests
{
    [Theory]
    [InlineData("string Seal(DateTime day) => \"\";", "its parameter 'day' has a type that SQL cannot pass; take a number, text or bytes, by value")]
    [InlineData("string Seal(ref long id) => \"\";", "its parameter 'id' has a type that SQL cannot pass; take a number, text or bytes, by value")]
    [InlineData("DateTime Seal(long id) => default;", "its result has a type that SQL cannot take; return a number, text or bytes")]
    [InlineData("void Seal(long id) { }", "its result has a type that SQL cannot take; return a number, text or bytes")]
    [InlineData("string Seal<T>(long id) => \"\";", "it is generic, or returns by reference; SQL needs one plain method")]
    public Task Methods_that_SQL_cannot_call(string method, string fault) => TypedSqlProject.ExpectAsync(
        "[SqlFunction] private static " + method,
        ("Seal", $"GW4014: Seal cannot be an SQL function: {fault}"));

    [Fact]
    public Task Numbers_text_and_bytes() => TypedSqlProject.ExpectAsync(
        "[SqlFunction] private static byte[]? A(long a, int? b, bool c, double d, float? e, string? f, ReadOnlySpan<byte> g, ReadOnlyMemory<byte> h, DayOfWeek i) => null;");
}
