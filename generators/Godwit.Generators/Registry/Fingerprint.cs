using System.Security.Cryptography;
using System.Text;

namespace Godwit.Generators;

/// <summary>
/// The number that a start with nothing to do compares: a chain of hashes over versions and checksums. No shorter set
/// that a database may have been left at, the empty one included, has the number of the whole.
/// </summary>
internal static class Fingerprint
{
    /// <summary>31 bits, because <c>PRAGMA user_version</c> is a signed number.</summary>
    public const int Mask = 0x7FFF_FFFF;

    /// <summary>The fingerprint, and the salt that made it unique: 0 unless a prefix had the same by chance.</summary>
    /// <param name="steps">Version and checksum of each step, in order.</param>
    /// <param name="mask">The bits that count.</param>
    public static (int Value, int Salt) Compute(IReadOnlyList<(long Version, string Checksum)> steps, int mask = Mask)
    {
        for (var salt = 0; ; salt++)
        {
            var chain = Chain(steps, salt, mask);
            var whole = chain[chain.Count - 1];
            if (whole != 0 && chain.IndexOf(whole) == chain.Count - 1)
                return (whole, salt);
        }
    }

    private static List<int> Chain(IReadOnlyList<(long Version, string Checksum)> steps, int salt, int mask)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes($"godwit {salt}"));
        var chain = new List<int>(steps.Count + 1) { Number(hash, mask) };
        foreach (var (version, checksum) in steps)
        {
            hash = algorithm.ComputeHash([.. hash, .. Encoding.UTF8.GetBytes($"{version} {checksum}")]);
            chain.Add(Number(hash, mask));
        }

        return chain;
    }

    private static int Number(byte[] hash, int mask) => ((hash[0] << 24) | (hash[1] << 16) | (hash[2] << 8) | hash[3]) & mask;
}
