using Godwit.Sql.Text;

namespace Godwit.Sql.Scripts;

/// <summary>What can be wrong with a directive.</summary>
public enum DirectiveProblemKind
{
    /// <summary>There is no directive of that name.</summary>
    Unknown,

    /// <summary>The directive needs a value, has one that it does not take, or one of another form.</summary>
    BadValue,

    /// <summary>It stands behind the first token of the script, where it has no effect.</summary>
    Misplaced,
}

/// <summary>A directive that means nothing, and where it stands.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Directive">The directive as it was written.</param>
/// <param name="Span">Its place in the script.</param>
/// <param name="Message">What is wrong and what to write instead, for a person.</param>
public sealed record DirectiveProblem(DirectiveProblemKind Kind, string Directive, TextSpan Span, string Message);
