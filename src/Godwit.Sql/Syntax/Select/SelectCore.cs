using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>One part of a compound SELECT.</summary>
/// <param name="span">Its place in its script.</param>
public abstract class SelectCore(TextSpan span) : SqlNode(span);
