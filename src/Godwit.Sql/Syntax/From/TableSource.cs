using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary>What FROM takes rows from.</summary>
/// <param name="span">Its place in its script.</param>
public abstract class TableSource(TextSpan span) : SqlNode(span);
