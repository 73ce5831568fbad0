using System.Buffers;
using System.Text;

namespace Godwit;

/// <summary>The UTF-8 of a text for the time of one call: on the stack where it is short, else in a rented array, which is cleared.</summary>
internal ref struct Utf8Buffer
{
    public const int StackSize = 512;

    private byte[]? _rented;

    public Utf8Buffer(ReadOnlySpan<char> text, Span<byte> stack)
    {
        var limit = Encoding.UTF8.GetMaxByteCount(text.Length);
        var space = limit <= stack.Length ? stack : _rented = ArrayPool<byte>.Shared.Rent(limit);
        Bytes = space[..Encoding.UTF8.GetBytes(text, space)];
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (_rented is not { } rented)
            return;
        _rented = null;
        // It may be what the migration encrypts.
        rented.AsSpan(0, Bytes.Length).Clear();
        ArrayPool<byte>.Shared.Return(rented);
    }
}
