namespace Godwit;

/// <summary>What a rotation did.</summary>
/// <param name="FormerKeyId">The id of the key that was replaced.</param>
/// <param name="KeyId">The id of the new key.</param>
/// <param name="BackupsLeft">Backups that did not open with the former key either, and were left as they are.</param>
public sealed record KeyRotationReport(string FormerKeyId, string KeyId, IReadOnlyList<string> BackupsLeft);
