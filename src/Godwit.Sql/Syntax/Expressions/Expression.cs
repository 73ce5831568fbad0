using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>Anything that has a value.</summary>
/// <param name="span">The expression's place in its script.</param>
public abstract class Expression(TextSpan span) : SqlNode(span);
