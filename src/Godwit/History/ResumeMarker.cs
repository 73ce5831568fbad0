using System.Globalization;

namespace Godwit;

/// <summary>What the database says of a resumable migration that has begun and not ended.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Checksum">What it was when it began.</param>
/// <param name="Backup">The backup from before, as <see cref="Recovery.Marker"/> writes it.</param>
/// <param name="Name">Its name, for programs that do not know it.</param>
internal sealed record ResumeMarker(long Version, string Checksum, string Backup, string Name)
{
    public static ResumeMarker Parse(string detail)
    {
        var fields = detail.Split('/', 5);
        return new ResumeMarker(long.Parse(fields[0], CultureInfo.InvariantCulture), fields[1], $"{fields[2]}/{fields[3]}", fields[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}/{Checksum}/{Backup}/{Name}");
}
