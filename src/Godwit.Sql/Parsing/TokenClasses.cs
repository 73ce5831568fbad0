using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>The classes of token that may stand for a name, and what they have in common in the grammar.</summary>
[Flags]
internal enum TokenClass : byte
{
    None = 0,

    /// <summary>A name, or a keyword that stands for one where it means nothing else.</summary>
    Plain = 1,

    /// <summary>INDEXED, which may be a name, but no alias without AS.</summary>
    Indexed = 2,

    /// <summary>A word that may precede JOIN.</summary>
    JoinKeyword = 4,

    /// <summary>A text in single quotes.</summary>
    String = 8,

    /// <summary>What DEFAULT takes as a bare word.</summary>
    Word = Plain | Indexed,

    /// <summary>A column or function in an expression.</summary>
    Operand = Plain | Indexed | JoinKeyword,

    /// <summary>An alias without AS, a collation, a word of a type.</summary>
    Alias = Plain | String,

    /// <summary>A name wherever only a name can stand.</summary>
    Name = Plain | Indexed | JoinKeyword | String,
}

/// <summary>The class of each kind of token.</summary>
internal static class TokenClasses
{
    private static readonly TokenClass[] Table = BuildTable();

    public static TokenClass Of(TokenKind kind) => Table[(int)kind];

    private static TokenClass[] BuildTable()
    {
        var table = new TokenClass[256];
        table[(int)TokenKind.Identifier] = TokenClass.Plain;
        table[(int)TokenKind.String] = TokenClass.String;
        table[(int)TokenKind.Indexed] = TokenClass.Indexed;
        foreach (var kind in (ReadOnlySpan<TokenKind>)
            [TokenKind.Cross, TokenKind.Full, TokenKind.Inner, TokenKind.Left, TokenKind.Natural, TokenKind.Outer, TokenKind.Right])
            table[(int)kind] = TokenClass.JoinKeyword;
        foreach (var kind in (ReadOnlySpan<TokenKind>)
            [
                TokenKind.Abort, TokenKind.Action, TokenKind.After, TokenKind.Always, TokenKind.Analyze, TokenKind.Asc, TokenKind.Attach,
                TokenKind.Before, TokenKind.Begin, TokenKind.By, TokenKind.Cascade, TokenKind.Cast, TokenKind.Column, TokenKind.Conflict,
                TokenKind.Current, TokenKind.CurrentDate, TokenKind.CurrentTime, TokenKind.CurrentTimestamp, TokenKind.Database,
                TokenKind.Deferred, TokenKind.Desc, TokenKind.Detach, TokenKind.Do, TokenKind.Each, TokenKind.End, TokenKind.Exclude,
                TokenKind.Exclusive, TokenKind.Explain, TokenKind.Fail, TokenKind.First, TokenKind.Following, TokenKind.For,
                TokenKind.Generated, TokenKind.Glob, TokenKind.Groups, TokenKind.If, TokenKind.Ignore, TokenKind.Immediate,
                TokenKind.Initially, TokenKind.Instead, TokenKind.Key, TokenKind.Last, TokenKind.Like, TokenKind.Match,
                TokenKind.Materialized, TokenKind.No, TokenKind.Nulls, TokenKind.Of, TokenKind.Offset, TokenKind.Others,
                TokenKind.Partition, TokenKind.Plan, TokenKind.Pragma, TokenKind.Preceding, TokenKind.Query, TokenKind.Raise,
                TokenKind.Range, TokenKind.Recursive, TokenKind.Regexp, TokenKind.Reindex, TokenKind.Release, TokenKind.Rename,
                TokenKind.Replace, TokenKind.Restrict, TokenKind.Rollback, TokenKind.Row, TokenKind.Rows, TokenKind.Savepoint,
                TokenKind.Temp, TokenKind.Temporary, TokenKind.Ties, TokenKind.Trigger, TokenKind.Unbounded, TokenKind.Vacuum,
                TokenKind.View, TokenKind.Virtual, TokenKind.With, TokenKind.Without,
            ])
            table[(int)kind] = TokenClass.Plain;
        return table;
    }
}
