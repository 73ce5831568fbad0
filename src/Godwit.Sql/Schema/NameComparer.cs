namespace Godwit.Sql.Schema;

/// <summary>Compares names as SQLite does: the letters A to Z without regard to case, everything else exactly.</summary>
public sealed class NameComparer : IEqualityComparer<string>
{
    /// <summary>The only instance.</summary>
    public static NameComparer Instance { get; } = new();

    private NameComparer()
    {
    }

    /// <summary>Whether two names are one to SQLite.</summary>
    /// <param name="x">A name without quotes, or null.</param>
    /// <param name="y">Another.</param>
    public static bool Same(string? x, string? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        if (x is null || y is null || x.Length != y.Length)
            return false;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i] && Fold(x[i]) != Fold(y[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether a name starts with a prefix, as SQLite compares.</summary>
    /// <param name="name">The name.</param>
    /// <param name="prefix">The prefix.</param>
    public static bool HasPrefix(string name, string prefix)
    {
        if (name.Length < prefix.Length)
            return false;
        for (var i = 0; i < prefix.Length; i++)
        {
            if (Fold(name[i]) != Fold(prefix[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => Same(x, y);

    /// <inheritdoc/>
    public int GetHashCode(string obj)
    {
        var hash = 17;
        foreach (var c in obj)
            hash = unchecked((hash * 31) + Fold(c));
        return hash;
    }

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
}
