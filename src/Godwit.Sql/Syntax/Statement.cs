using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>A statement, without its semicolon.</summary>
/// <param name="span">The statement's place in its script.</param>
public abstract class Statement(TextSpan span) : SqlNode(span);
