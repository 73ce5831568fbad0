namespace Godwit.Tests;

/// <summary>A fact about unencrypted files; it has no meaning where the whole suite runs on SQLCipher.</summary>
internal sealed class PlainFactAttribute : FactAttribute
{
    public PlainFactAttribute() => Skip = TestEngine.IsCipher ? "It looks into the bytes of a plain file." : null;
}

/// <inheritdoc cref="PlainFactAttribute"/>
internal sealed class PlainTheoryAttribute : TheoryAttribute
{
    public PlainTheoryAttribute() => Skip = TestEngine.IsCipher ? "It looks into the bytes of a plain file." : null;
}
