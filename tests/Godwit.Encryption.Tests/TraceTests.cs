namespace Godwit.Encryption.Tests;

/// <summary>
/// Each operation on an encrypted database, to its end and killed at each of its steps: neither its folder nor the
/// temporary one, its log or its exceptions hold a key or a row, and all its files are their owner's alone.
/// </summary>
[Collection(nameof(WholeMachine))]
public sealed class TraceTests
{
    [Theory]
    [InlineData("open")]
    [InlineData("rotate")]
    [InlineData("import")]
    [InlineData("encrypt")]
    [InlineData("upgrade")]
    [InlineData("export")]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("rehearse")]
    [InlineData("fail")]
    public async Task Nothing_is_told(string operation)
    {
        using var template = await KillProfile.ForAsync(operation, "WAL");
        string[] said;
        using (var whole = template.Copy())
        {
            (_, said) = await whole.RunAsync(operation, "never");
            await whole.AssertNothingToldAsync(string.Join('\n', said), [whole.Database + ".export"]);
        }

        for (var step = 0; step < said.Count(line => line.StartsWith("step: ", StringComparison.Ordinal)); step++)
        {
            using var profile = template.Copy();
            var (killed, lines) = await profile.RunAsync(operation, $"#{step}");
            Assert.True(killed);
            await profile.AssertNothingToldAsync(string.Join('\n', lines), operation == "encrypt" ? profile.Originals : []);
        }
    }
}
