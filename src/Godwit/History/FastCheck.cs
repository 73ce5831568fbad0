using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// The fingerprint of the set in <c>PRAGMA user_version</c>: one read of page 1 tells that there is nothing to do. A
/// value that is neither 0 nor a fingerprint of this set, or of an earlier stage of it, is the application's and stays.
/// </summary>
internal static class FastCheck
{
    public static bool IsUpToDate(SqliteConnection connection, MigrationRegistry registry) =>
        !registry.OwnsUserVersion && connection.Number("PRAGMA main.user_version") == registry.Fingerprint;

    /// <summary>Writes the fingerprint, or 0 while something is pending or owed.</summary>
    public static void Set(SqliteConnection connection, MigrationSet set, bool upToDate)
    {
        if (set.Registry.OwnsUserVersion)
            return;
        var current = connection.Number("PRAGMA main.user_version");
        var wanted = upToDate ? set.Registry.Fingerprint : 0;
        if (current != wanted && (current == 0 || current == set.Registry.Fingerprint || Stages(set.Steps).Contains((int)current)))
            connection.Execute($"PRAGMA main.user_version = {wanted.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The fingerprints of the set after each of its steps, as <see cref="MigrationRegistry.Fingerprint"/> defines them.</summary>
    public static IEnumerable<int> Stages(IEnumerable<MigrationStep> steps)
    {
        var hash = SHA256.HashData("godwit 0"u8);
        foreach (var step in steps)
        {
            hash = SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes($"{step.Version} {step.FormerChecksums.FirstOrDefault(step.Checksum)}")]);
            yield return BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue;
        }
    }
}
