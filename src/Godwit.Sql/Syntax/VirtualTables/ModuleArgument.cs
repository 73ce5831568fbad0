using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>An argument of a module, free in form.</summary>
public sealed class ModuleArgument(TextSpan span, string text) : SqlNode(span)
{
    /// <summary>The raw text between the commas, without outer blanks.</summary>
    public string Text { get; } = text;
}
