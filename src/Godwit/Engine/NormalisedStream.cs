namespace Godwit;

/// <summary>Reads a script as its checksum sees it: without a byte order mark, and with LF for CR LF.</summary>
internal sealed class NormalisedStream(Stream stream) : IDisposable
{
    private readonly byte[] _chunk = new byte[64 * 1024];
    private bool _isStarted;
    private bool _hasCarriageReturn;

    /// <summary>Fills the start of the target; 0 at the end of the text. The target has at least 2 bytes.</summary>
    public int Read(Span<byte> target)
    {
        while (true)
        {
            // One byte of room for a CR that the former chunk ended with.
            var read = stream.ReadAtLeast(_chunk.AsSpan(0, Math.Min(_chunk.Length, target.Length - 1)), 3, throwOnEndOfStream: false);
            if (read == 0)
                return Rest(target);
            var source = _chunk.AsSpan(0, read);
            if (!_isStarted && source.StartsWith("\uFEFF"u8))
                source = source[3..];
            _isStarted = true;
            var length = Copy(source, target);
            if (length > 0)
                return length;
        }
    }

    public void Dispose() => stream.Dispose();

    private int Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var length = 0;
        foreach (var value in source)
        {
            if (_hasCarriageReturn && value != '\n')
                target[length++] = (byte)'\r';
            _hasCarriageReturn = value == '\r';
            if (!_hasCarriageReturn)
                target[length++] = value;
        }

        return length;
    }

    private int Rest(Span<byte> target)
    {
        if (!_hasCarriageReturn)
            return 0;
        _hasCarriageReturn = false;
        target[0] = (byte)'\r';
        return 1;
    }
}
