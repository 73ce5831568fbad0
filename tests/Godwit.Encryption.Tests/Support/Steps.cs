namespace Godwit.Encryption.Tests;

/// <summary>Hears each step at once, on the thread that works.</summary>
internal sealed class Steps(Action<EncryptionStep> reached) : IProgress<EncryptionStep>
{
    public void Report(EncryptionStep value) => reached(value);
}
