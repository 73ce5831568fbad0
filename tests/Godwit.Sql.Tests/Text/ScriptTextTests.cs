using Godwit.Sql.Text;

namespace Godwit.Sql.Tests.Text;

public sealed class ScriptTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\uFEFFSELECT 1", "SELECT 1")]
    [InlineData("\uFEFF\uFEFF", "\uFEFF")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("'a\r\nb'", "'a\nb'")]
    [InlineData("a\rb", "a\rb")]
    [InlineData("a\r\r\nb", "a\r\nb")]
    public void Normalising_takes_the_mark_and_the_carriage_returns(string text, string normalized) =>
        Assert.Equal(normalized, ScriptText.Normalize(text));

    [Fact]
    public void An_offset_has_a_line_and_a_column()
    {
        var map = new LineMap("ab\n\nc\rd\r\ne");
        Assert.Equal(5, map.LineCount);
        Assert.Equal(new TextPosition(0, 0), map.GetPosition(0));
        Assert.Equal(new TextPosition(0, 2), map.GetPosition(2));
        Assert.Equal(new TextPosition(1, 0), map.GetPosition(3));
        Assert.Equal(new TextPosition(2, 0), map.GetPosition(4));
        Assert.Equal(new TextPosition(3, 0), map.GetPosition(6));
        Assert.Equal(new TextPosition(4, 1), map.GetPosition(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.GetPosition(-1));
    }
}
