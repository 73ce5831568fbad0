namespace Godwit.Sql.Text;

/// <summary>What a script's text looks like everywhere behind the reading of its file.</summary>
public static class ScriptText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// The text without a byte order mark at its start, and with LF for every CRLF, inside literals too: a checkout with
    /// other line ends must neither change a checksum nor the data that a script inserts.
    /// </summary>
    /// <param name="text">The text as it was read.</param>
    public static string Normalize(string text)
    {
        if (text.Length > 0 && text[0] == ByteOrderMark)
            text = text.Substring(1);
        return text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n");
    }
}
