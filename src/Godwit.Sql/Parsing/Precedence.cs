namespace Godwit.Sql.Parsing;

/// <summary>How tight operators bind, from loose to tight. All are left associative but the prefixes.</summary>
internal static class Precedence
{
    public const byte Or = 1;
    public const byte And = 2;
    public const byte Not = 3;
    public const byte Equality = 4;
    public const byte Comparison = 5;
    public const byte Bitwise = 7;
    public const byte Additive = 8;
    public const byte Multiplicative = 9;
    public const byte Concat = 10;
    public const byte Collate = 11;
    public const byte Prefix = 12;
}
