namespace Godwit;

/// <summary>How a real schema differs from the one that the build computed.</summary>
internal enum SchemaFindingKind
{
    /// <summary>Something is not there.</summary>
    Missing,

    /// <summary>Something is there, and is not what it should be.</summary>
    Different,

    /// <summary>Something is there that no migration made; old databases have such things, and work.</summary>
    Extra,
}

/// <summary>One difference, in words.</summary>
internal sealed record SchemaFinding(SchemaFindingKind Kind, string Message);
