namespace Godwit.Sql.Text;

/// <summary>A place in a text as editors count, but from zero.</summary>
/// <param name="Line">The zero-based line.</param>
/// <param name="Column">The zero-based UTF-16 unit within the line.</param>
public readonly record struct TextPosition(int Line, int Column);
