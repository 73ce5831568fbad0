using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>Numbers with <c>_</c> in them: one may stand between two digits, and nowhere else.</summary>
internal static class SeparatedNumber
{
    /// <summary>
    /// What the engine prints of a number that it refuses, null where it does not. It takes the separators out in place, so
    /// that the end of the number appears twice.
    /// </summary>
    public static string? Check(string number)
    {
        var isHexadecimal = IsHexadecimal(number);
        var buffer = number.ToCharArray();
        var written = 0;
        string? refused = null;
        for (var i = 0; i < buffer.Length; i++)
        {
            if (buffer[i] != '_')
                buffer[written++] = buffer[i];
            else if (!IsDigit(i - 1) || !IsDigit(i + 1))
                refused = new string(buffer);
        }

        return refused;

        bool IsDigit(int index) =>
            index < buffer.Length && (isHexadecimal ? Characters.IsHexDigit(buffer[index]) : Characters.IsDigit(buffer[index]));
    }

    public static bool IsFloat(string number) => !IsHexadecimal(number) && number.IndexOfAny(['.', 'e', 'E']) >= 0;

    private static bool IsHexadecimal(string number) => number[0] == '0' && number[1] is 'x' or 'X';
}
