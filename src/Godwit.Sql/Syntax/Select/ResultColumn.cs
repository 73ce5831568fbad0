using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A result column of SELECT or RETURNING.</summary>
/// <param name="span">Its place in its script.</param>
public abstract class ResultColumn(TextSpan span) : SqlNode(span);
