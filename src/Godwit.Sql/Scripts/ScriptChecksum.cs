using System.Security.Cryptography;
using System.Text;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Scripts;

/// <summary>
/// The checksum of a migration: SHA-256 over the UTF-8 of its tokens, each ended by a NUL byte. Comments, directives and
/// layout outside literals do not count. The prefix names the algorithm.
/// </summary>
public static class ScriptChecksum
{
    private const string Prefix = "v1:";

    /// <summary>The checksum of a script, as <c>v1:</c> and 64 lower-case hexadecimal digits.</summary>
    /// <param name="normalizedText">The script's text as <see cref="Text.ScriptText.Normalize"/> returns it.</param>
    public static string Compute(string normalizedText) =>
        Compute(Lexer.Tokenize(normalizedText).Select(token => token.Of(normalizedText)));

    /// <summary>The checksum of texts that stand for tokens.</summary>
    /// <param name="tokenTexts">The texts in order, none of them with a NUL character.</param>
    public static string Compute(IEnumerable<string> tokenTexts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        var used = 0;
        foreach (var text in tokenTexts)
        {
            var needed = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
            if (buffer.Length - used < needed)
            {
                hash.AppendData(buffer, 0, used);
                used = 0;
                if (buffer.Length < needed)
                    buffer = new byte[needed];
            }

            used += Encoding.UTF8.GetBytes(text, 0, text.Length, buffer, used);
            buffer[used++] = 0;
        }

        hash.AppendData(buffer, 0, used);
        return Prefix + ToHex(hash.GetHashAndReset());
    }

    private static string ToHex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var value in bytes)
            text.Append(Digits[value >> 4]).Append(Digits[value & 15]);
        return text.ToString();
    }
}
