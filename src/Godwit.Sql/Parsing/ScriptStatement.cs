using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Parsing;

/// <summary>A statement of a script: its tree, or what is wrong with it.</summary>
/// <param name="Span">Its place, with its semicolon where there is one.</param>
/// <param name="Syntax">The tree, without the semicolon; null where the statement does not parse.</param>
/// <param name="Diagnostic">Why it does not parse; null where it does.</param>
public sealed record ScriptStatement(TextSpan Span, Statement? Syntax, SyntaxDiagnostic? Diagnostic);
