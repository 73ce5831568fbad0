using System.Globalization;
using System.Text;

namespace Godwit.Linux;

/// <summary>GNOME Keyring's file of a collection. Without a password it is a text file that starts with <c>[keyring]</c>.</summary>
internal static class KeyringFile
{
    public static bool IsPlaintext(string collectionPath)
    {
        var file = Path.Combine(DataHome(), "keyrings", Decode(collectionPath[(collectionPath.LastIndexOf('/') + 1)..]) + ".keyring");
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> head = stackalloc byte[9];
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("[keyring]"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // Another service, or another place: nothing is known to be wrong with it.
        }
    }

    private static string DataHome() =>
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");

    /// <summary>In an object path, other bytes than letters and digits are written as <c>_</c> and two hexadecimal digits.</summary>
    private static string Decode(string element)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < element.Length; i++)
        {
            if (element[i] == '_' && i + 2 < element.Length && byte.TryParse(element.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)element[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
