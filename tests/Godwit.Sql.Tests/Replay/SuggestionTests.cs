using Godwit.Sql.Replay;

namespace Godwit.Sql.Tests.Replay;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("acounts", "accounts")]
    [InlineData("acconuts", "accounts")]
    [InlineData("ACCOUNT", "accounts")]
    [InlineData("evens", "events")]
    [InlineData("ide", "id")]
    [InlineData("x", null)]
    [InlineData("settings", null)]
    [InlineData("", null)]
    public void The_name_with_the_fewest_differences_is_meant_if_they_are_few(string name, string? meant) =>
        Assert.Equal(meant, Suggestion.Find(name, ["id", "events", "accounts", "orders"]));

    [Fact]
    public void Of_two_that_are_as_near_the_first_in_the_alphabet_is_taken() =>
        Assert.Equal("bat", Suggestion.Find("bab", ["cab", "bat"]));
}
