using System.Security.Cryptography;

namespace Godwit;

/// <summary>The text of a script: literals of the program, or an embedded resource that is checked before it runs.</summary>
internal sealed class ScriptText
{
    private readonly MigrationRegistry _registry;
    private readonly MigrationStep _step;
    private readonly bool _isDown;
    private readonly byte[]? _resource;

    public ScriptText(MigrationRegistry registry, MigrationStep step, bool isDown)
    {
        _registry = registry;
        _step = step;
        _isDown = isDown;
        _resource = isDown || step.Resource is null ? null : Read(registry, step, step.Resource);
    }

    public int Parts => _isDown ? _step.DownParts : _resource is null ? _step.Parts : 1;

    /// <summary>Whole statements in normalised UTF-8, ending in NUL.</summary>
    public ReadOnlySpan<byte> Part(int part) =>
        _isDown ? _registry.DownScript(_step.Index, part) : _resource is null ? _registry.Script(_step.Index, part) : _resource;

    private static byte[] Read(MigrationRegistry registry, MigrationStep step, string resource)
    {
        using var stream = registry.OpenResource(resource)
            ?? throw new MigrationFailedException(step, $"the embedded resource '{resource}' is missing from the program");
        var text = new byte[stream.Length + 1];
        stream.ReadExactly(text, 0, text.Length - 1);
        var length = Normalise(text.AsSpan(0, text.Length - 1));
        if (Convert.ToHexStringLower(SHA256.HashData(text.AsSpan(0, length))) != step.ResourceSha256)
            throw new MigrationFailedException(step, $"the embedded resource '{resource}' is not the text that the program was built with");
        return text[..(length + 1)];
    }

    /// <summary>Removes the byte order mark and turns CR LF into LF, in place; returns the new length, after which a NUL stands.</summary>
    private static int Normalise(Span<byte> text)
    {
        var source = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '\r' || i + 1 >= source.Length || source[i + 1] != '\n')
                text[length++] = source[i];
        }

        text[length..].Clear();
        return length;
    }
}
