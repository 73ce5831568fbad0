namespace Godwit.Generators;

/// <summary>How a C# type is bound and read.</summary>
internal enum ClrKind
{
    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary>A narrower whole number, or an enum over one.</summary>
    Integer,

    /// <summary><see cref="ulong"/>, or an enum over it: its bits are kept.</summary>
    UInt64,
    Boolean,
    Double,
    Single,
    Decimal,
    Char,
    String,

    /// <summary>A byte array.</summary>
    Bytes,

    /// <summary><c>ReadOnlyMemory&lt;byte&gt;</c>.</summary>
    Memory,

    /// <summary><c>ReadOnlySpan&lt;byte&gt;</c>.</summary>
    ByteSpan,

    /// <summary><c>ReadOnlySpan&lt;char&gt;</c>.</summary>
    CharSpan,
    Guid,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
}

/// <summary>A C# type that has a place in SQLite.</summary>
/// <param name="Kind">How it is bound and read.</param>
/// <param name="Reference">The type as generated code refers to it, without a question mark.</param>
/// <param name="Cast">What a whole number is read as before it becomes <paramref name="Reference"/>: <c>int</c> for an enum over it.</param>
/// <param name="Name">The type as a message writes it, without a question mark.</param>
/// <param name="IsNullable">Whether it can be null.</param>
internal sealed record ClrType(ClrKind Kind, string Reference, string Cast, string Name, bool IsNullable)
{
    public bool IsReference => Kind is ClrKind.String or ClrKind.Bytes;

    public bool IsSpan => Kind is ClrKind.ByteSpan or ClrKind.CharSpan;

    /// <summary>The type as a message writes it.</summary>
    public string Display => IsNullable ? Name + "?" : Name;

    /// <summary>The type with its question mark, as generated code refers to it.</summary>
    public string Declared => IsNullable ? Reference + "?" : Reference;
}
