using System.Collections.Immutable;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Parsing;

/// <summary>A script that has been parsed.</summary>
/// <param name="text">The normalised text.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="statements">Its statements.</param>
public sealed class ScriptSyntax(string text, ImmutableArray<Token> tokens, ImmutableArray<ScriptStatement> statements)
{
    /// <summary>The normalised text, to which all spans refer.</summary>
    public string Text { get; } = text;

    /// <summary>The tokens of the text.</summary>
    public ImmutableArray<Token> Tokens { get; } = tokens;

    /// <summary>The statements that are not empty, in order, those that do not parse included.</summary>
    public ImmutableArray<ScriptStatement> Statements { get; } = statements;

    /// <summary>What is wrong: one diagnostic for each statement that does not parse.</summary>
    public IEnumerable<SyntaxDiagnostic> Diagnostics => Statements.Where(statement => statement.Diagnostic is not null).Select(statement => statement.Diagnostic!);
}
