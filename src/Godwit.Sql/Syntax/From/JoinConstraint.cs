using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>ON or USING.</summary>
/// <param name="span">Its place in its script.</param>
public abstract class JoinConstraint(TextSpan span) : SqlNode(span);
