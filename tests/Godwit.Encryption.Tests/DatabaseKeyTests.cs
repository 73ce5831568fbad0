namespace Godwit.Encryption.Tests;

public sealed class DatabaseKeyTests
{
    private const string Hex = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

    [Fact]
    public void A_key_from_hex_is_the_same_as_from_bytes()
    {
        using var fromHex = DatabaseKey.FromHex(Hex);
        using var fromBytes = DatabaseKey.FromBytes(Convert.FromHexString(Hex));
        Assert.True(fromHex.IsSameKeyAs(fromBytes));
        Assert.NotEqual(fromHex.Id, fromBytes.Id);
    }

    [Fact]
    public void Generated_keys_differ()
    {
        using var one = DatabaseKey.Generate();
        using var other = DatabaseKey.Generate();
        Assert.False(one.IsSameKeyAs(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00112233")]
    [InlineData("00112233445566778899aabbccddeeff00112233445566778899aabbccddeefg")]
    [InlineData("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00")]
    public void What_is_not_64_digits_is_refused_without_repeating_it(string hex)
    {
        var error = Assert.Throws<FormatException>(() => DatabaseKey.FromHex(hex));
        Assert.True(hex.Length == 0 || !error.ToString().Contains(hex, StringComparison.Ordinal));
    }

    [Fact]
    public void A_disposed_key_is_overwritten_and_cannot_be_used()
    {
        var key = DatabaseKey.FromHex(Hex);
        var bytes = key.Bytes;
        key.Dispose();
        Assert.Equal(new byte[32], bytes.ToArray());
        Assert.Throws<ObjectDisposedException>(() => key.Copy());
    }

    [Fact]
    public void The_text_of_a_key_does_not_show_it()
    {
        using var key = DatabaseKey.FromHex(Hex, "kid-1");
        Assert.Equal("key kid-1", key.ToString());
    }

    [Fact]
    public void A_document_holds_keys_with_their_dates_in_order()
    {
        using var first = DatabaseKey.Generate();
        using var second = first.Successor();

        var read = KeyDocument.Read(KeyDocument.Write(second, first));

        Assert.Equal([second.Id, first.Id], read.Select(key => key.Id));
        Assert.True(read[0].IsSameKeyAs(second));
        Assert.True(read[1].IsSameKeyAs(first));
        Assert.Equal((first.CreatedAt, second.RotatedAt), (read[0].CreatedAt, read[0].RotatedAt));
        Assert.Null(read[1].RotatedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":2,"kid":"k","key":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff","createdAt":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"v":1,"kid":"k","key":"short","createdAt":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"v":1,"kid":"k","key":12,"createdAt":"2026-01-01T00:00:00Z"}""")]
    public void What_is_no_key_document_is_refused_without_quoting_it(string document)
    {
        var error = Assert.Throws<FormatException>(() => KeyDocument.Read(System.Text.Encoding.UTF8.GetBytes(document)));
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Eleven_keys_fit_where_Windows_holds_2560_bytes()
    {
        using var key = DatabaseKey.Generate();
        using var next = key.Successor();
        Assert.True(KeyDocument.Write([.. Enumerable.Repeat(next, 11)]).Length <= 2560);
    }
}
