using Godwit.Sql.Text;

namespace Godwit.Sql.Parsing;

/// <summary>A statement that does not parse.</summary>
/// <param name="Message">What is wrong, in SQLite's words: <c>near "FORM": syntax error</c>.</param>
/// <param name="Span">The token that does not fit; empty, at the end of the statement, for incomplete input.</param>
public sealed record SyntaxDiagnostic(string Message, TextSpan Span);
