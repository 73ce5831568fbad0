using System.Security.Cryptography;
using SQLitePCL;

namespace Godwit;

/// <summary>
/// The text of a script, in pieces of whole statements that end in NUL: the literals of the program, or an embedded
/// resource that is checked before its first statement runs and is never in memory as a whole.
/// </summary>
internal sealed class ScriptText : IDisposable
{
    private const int PieceSize = 64 * 1024;
    private const int Room = 64;

    private readonly MigrationRegistry _registry;
    private readonly MigrationStep _step;
    private readonly bool _isDown;
    private readonly NormalisedStream? _resource;
    private byte[] _buffer = [];
    private int _filled;
    private int _taken;
    private int _part;

    public ScriptText(MigrationRegistry registry, MigrationStep step, bool isDown)
    {
        _registry = registry;
        _step = step;
        _isDown = isDown;
        if (isDown || step.Resource is null)
            return;
        using (var stream = Open(step.Resource))
            Check(stream, step.Resource);
        _resource = Open(step.Resource);
        _buffer = new byte[PieceSize];
    }

    /// <summary>The next piece; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> sql)
    {
        if (_resource is not null)
            return NextOfResource(_resource, out sql);
        sql = default;
        if (_part == (_isDown ? _step.DownParts : _step.Parts))
            return false;
        sql = _isDown ? _registry.DownScript(_step.Index, _part) : _registry.Script(_step.Index, _part);
        _part++;
        return true;
    }

    public void Dispose() => _resource?.Dispose();

    private bool NextOfResource(NormalisedStream resource, out ReadOnlySpan<byte> sql)
    {
        // What was handed out gives its place back; the NUL stood where the rest begins.
        _buffer.AsSpan(_taken, _filled - _taken).CopyTo(_buffer);
        _filled -= _taken;
        while (true)
        {
            var read = _filled + Room < _buffer.Length ? resource.Read(_buffer.AsSpan(_filled, _buffer.Length - _filled - 1)) : 0;
            var isAtEnd = read == 0 && _filled + Room < _buffer.Length;
            _filled += read;
            _taken = isAtEnd ? _filled : WholeStatements(_buffer.AsSpan(0, _filled));
            if (isAtEnd || (_taken > 0 && _filled + Room >= _buffer.Length))
                break;
            if (_filled + Room >= _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var piece = new byte[_taken + 1];
        _buffer.AsSpan(0, _taken).CopyTo(piece);
        sql = piece;
        return _taken > 0;
    }

    /// <summary>The length of the statements that are whole for certain; 0 where there is none.</summary>
    private static int WholeStatements(ReadOnlySpan<byte> text)
    {
        // A few tries: a semicolon in a literal, a comment or a trigger's body is none. Then a longer piece is read.
        var end = text.Length;
        for (var tries = 0; tries < 8; tries++)
        {
            end = text[..end].LastIndexOf((byte)';');
            if (end < 0)
                return 0;
            if (raw.sqlite3_complete(utf8z.FromSpan([.. text[..(end + 1)], 0])) != 0)
                return end + 1;
        }

        return 0;
    }

    private NormalisedStream Open(string resource) =>
        new(_registry.OpenResource(resource) ?? throw new MigrationFailedException(_step, $"the embedded resource '{resource}' is missing from the program"));

    private void Check(NormalisedStream stream, string resource)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[PieceSize];
        int read;
        while ((read = stream.Read(chunk)) > 0)
            hash.AppendData(chunk, 0, read);
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != _step.ResourceSha256)
            throw new MigrationFailedException(_step, $"the embedded resource '{resource}' is not the text that the program was built with");
    }
}
