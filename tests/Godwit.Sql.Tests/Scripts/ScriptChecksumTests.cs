using System.Security.Cryptography;
using System.Text;
using Godwit.Sql.Scripts;

namespace Godwit.Sql.Tests.Scripts;

public sealed class ScriptChecksumTests
{
    [Fact]
    public void A_checksum_is_the_hash_of_the_tokens_each_ended_by_nul()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("SELECT\0'é'\0;\0"u8));
        Assert.Equal("v1:" + hash, ScriptChecksum.Compute("SELECT 'é';"));
        Assert.Equal("v1:" + hash, ScriptChecksum.Compute(["SELECT", "'é'", ";"]));
    }

    [Theory]
    [InlineData("-- godwit: baseline\nSELECT 1;")]
    [InlineData("SELECT /* why */ 1\n\n;")]
    [InlineData("\tSELECT 1 ; -- end")]
    public void Comments_directives_and_layout_do_not_count(string script) =>
        Assert.Equal(ScriptChecksum.Compute("SELECT 1;"), ScriptChecksum.Compute(script));

    [Theory]
    [InlineData("SELECT 2;")]
    [InlineData("select 1;")]
    [InlineData("SELECT 1")]
    [InlineData("SELECT1;")]
    public void Other_tokens_count(string script) =>
        Assert.NotEqual(ScriptChecksum.Compute("SELECT 1;"), ScriptChecksum.Compute(script));

    [Fact]
    public void A_long_token_is_hashed_whole()
    {
        var literal = "'" + new string('é', 100_000) + "'";
        var expected = "v1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("SELECT\0" + literal + "\0")));
        Assert.Equal(expected, ScriptChecksum.Compute("SELECT " + literal));
    }
}
