namespace Godwit.Generators.Tests;

public class GW0024Tests
{
    private const string Unreadable = "GW0024: This line of the lock file cannot be read: ";

    [Theory]
    [InlineData("3 c", "a line is '<version> <name> <checksum>', and 'was <checksum>' for each accepted change; restore it from version control")]
    [InlineData("three c v1:00", "a line is '<version> <name> <checksum>', and 'was <checksum>' for each accepted change; restore it from version control")]
    [InlineData("3 c 00", "'00' is no checksum; restore the line from version control")]
    [InlineData("3 c v1:00 were v1:11", "'were' stands where 'was' should; restore the line from version control")]
    [InlineData("<<<<<<< HEAD", "a merge was not resolved here: keep the lines of released migrations, and renumber the migration that is not released yet")]
    [InlineData("2 c v1:00", "version 2 is there already: delete the wrong one of the two lines, or renumber the migration that is not released yet")]
    public Task Lines_that_mean_nothing(string line, string fault) => Locked.With($"1 a {Locked.One}\r\n2 b {Locked.Two}\r\n{line}\r\n")
        .ExpectAsync($"Migrations/migrations.lock(3,1): {Unreadable}{fault}");

    [Fact]
    public Task Empty_lines_comments_a_mark_and_carriage_returns() => Locked.With($"\uFEFF# released\r\n\r\n1\ta\t{Locked.One}\r\n2 b {Locked.Two}")
        .ExpectAsync();
}
