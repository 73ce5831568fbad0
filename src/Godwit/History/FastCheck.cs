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
        if (current != wanted && (current == 0 || current == set.Registry.Fingerprint || IsEarlierStage(set.Steps, current)))
            connection.Execute($"PRAGMA main.user_version = {wanted.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The fingerprint of the first steps of a set, as <see cref="MigrationRegistry.Fingerprint"/> defines it.</summary>
    public static int Fingerprint(IEnumerable<MigrationStep> steps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in steps)
            Append(hash, step);
        return Bits(hash.GetHashAndReset());
    }

    private static bool IsEarlierStage(IReadOnlyList<MigrationStep> steps, long value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in steps)
        {
            Append(hash, step);
            if (Bits(hash.GetCurrentHash()) == value)
                return true;
        }

        return false;
    }

    private static void Append(IncrementalHash hash, MigrationStep step) =>
        hash.AppendData(Encoding.UTF8.GetBytes($"{step.Version}\t{step.FormerChecksums.FirstOrDefault(step.Checksum)}\n"));

    private static int Bits(byte[] hash) => (BinaryPrimitives.ReadInt32BigEndian(hash) & int.MaxValue) is var bits and not 0 ? bits : 1;
}
