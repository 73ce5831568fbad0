namespace Godwit.Sql.Text;

/// <summary>A stretch of a script, in UTF-16 units of its normalised text.</summary>
/// <param name="Start">The zero-based offset of the first unit.</param>
/// <param name="Length">The number of units; 0 for a place between two units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset up to, and not including, another.</summary>
    /// <param name="start">The offset of the first unit.</param>
    /// <param name="end">The offset behind the last unit.</param>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether another span lies within this one.</summary>
    /// <param name="other">The other span.</param>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>The text that the span covers.</summary>
    /// <param name="text">The text that the span belongs to.</param>
    public string Of(string text) => text.Substring(Start, Length);
}
