namespace Godwit.Generators.Tests;

public class FingerprintTests
{
    private static readonly List<(long, string)> Steps = [.. Enumerable.Range(1, 40).Select(n => ((long)n, $"v1:{n}"))];

    [Fact]
    public void No_prefix_has_the_fingerprint_of_the_whole_even_where_few_bits_count()
    {
        // With 8 bits, 40 steps collide by chance about one time in seven: salts are needed for some lengths.
        var salts = new List<int>();
        for (var count = 0; count <= Steps.Count; count++)
        {
            var (value, salt) = Fingerprint.Compute(Steps[..count], mask: 0xFF);
            salts.Add(salt);
            Assert.NotEqual(0, value);
            Assert.Equal((value, salt), Fingerprint.Compute(Steps[..count], mask: 0xFF));
        }

        Assert.Contains(salts, salt => salt > 0);
    }

    [Fact]
    public void It_is_positive_and_depends_on_versions_checksums_and_their_order()
    {
        var values = new[]
        {
            Fingerprint.Compute([(1, "a"), (2, "b")]),
            Fingerprint.Compute([(1, "b"), (2, "a")]),
            Fingerprint.Compute([(1, "a"), (3, "b")]),
            Fingerprint.Compute([(1, "a")]),
            Fingerprint.Compute([]),
        };

        Assert.All(values, value => Assert.True(value.Value > 0));
        Assert.Equal(values.Length, values.Distinct().Count());
    }
}
