namespace Godwit.Sql.Lexing;

/// <summary>SQLite's classes of characters. Everything outside ASCII may stand in a name.</summary>
internal static class Characters
{
    private static readonly bool[] NameTable = BuildNameTable();

    public static bool IsNamePart(char c) => c >= 0x80 || NameTable[c];

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsHexDigit(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    /// <summary>A vertical tab is a blank behind another blank, but cannot begin one.</summary>
    public static bool IsBlank(char c) => c == ' ' || (uint)(c - '\t') <= 4;

    private static bool[] BuildNameTable()
    {
        var table = new bool[0x80];
        for (var c = '0'; c <= 'z'; c++)
            table[c] = c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_';
        table['$'] = true;
        return table;
    }
}
