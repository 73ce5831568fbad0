using System.Globalization;

namespace Godwit.Sql.Features;

/// <summary>A version of SQLite.</summary>
/// <param name="Major">3, to this day.</param>
/// <param name="Minor">The number of the feature release.</param>
/// <param name="Patch">The number of the patch.</param>
public readonly record struct SqliteVersion(int Major, int Minor, int Patch) : IComparable<SqliteVersion>
{
    /// <summary>The version as <c>sqlite3_libversion_number</c> counts: 3.35.0 is 3035000.</summary>
    public int Number => (Major * 1_000_000) + (Minor * 1_000) + Patch;

    /// <summary>Reads <c>3.35</c> or <c>3.35.2</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version, where the text is one.</param>
    public static bool TryParse(string? text, out SqliteVersion version)
    {
        version = default;
        var parts = (text ?? "").Split('.');
        if (parts.Length is < 2 or > 3)
            return false;
        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > 999)
                return false;
        }

        version = new SqliteVersion(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(SqliteVersion other) => Number.CompareTo(other.Number);

    /// <summary>Whether a version is older than another.</summary>
    public static bool operator <(SqliteVersion left, SqliteVersion right) => left.Number < right.Number;

    /// <summary>Whether a version is newer than another.</summary>
    public static bool operator >(SqliteVersion left, SqliteVersion right) => left.Number > right.Number;

    /// <summary>Whether a version is not newer than another.</summary>
    public static bool operator <=(SqliteVersion left, SqliteVersion right) => left.Number <= right.Number;

    /// <summary>Whether a version is not older than another.</summary>
    public static bool operator >=(SqliteVersion left, SqliteVersion right) => left.Number >= right.Number;

    /// <inheritdoc/>
    public override string ToString() => Patch == 0 ? $"{Major}.{Minor}" : $"{Major}.{Minor}.{Patch}";
}
