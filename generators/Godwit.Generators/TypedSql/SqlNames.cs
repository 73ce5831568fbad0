using System.Text;

namespace Godwit.Generators;

/// <summary>Names of SQL and of C# that stand for the same: <c>auth_data</c>, <c>authData</c>, <c>AuthData</c>.</summary>
internal static class SqlNames
{
    public static bool Same(string sql, string clr) => Fold(sql) == Fold(clr);

    /// <summary>A parameter without its prefix; null for one that has no name.</summary>
    public static string? OfParameter(string? parameter) =>
        parameter is { Length: > 1 } && parameter[0] != '?' ? parameter.Substring(1) : null;

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (letter != '_')
                folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.Length == 0 ? name : folded.ToString();
    }
}
