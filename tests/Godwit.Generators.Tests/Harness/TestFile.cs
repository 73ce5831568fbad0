using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators.Tests;

/// <summary>An additional file in memory. A null text is a file that cannot be read.</summary>
internal sealed class TestFile(string path, string? text, Encoding? encoding = null) : AdditionalText
{
    private int _reads;

    public override string Path { get; } = path;

    public int Reads => Volatile.Read(ref _reads);

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return text is null ? null : SourceText.From(text, encoding ?? Encoding.UTF8);
    }
}
