using Godwit.Sql.Text;

namespace Godwit.Sql.Safety;

/// <summary>A place in a script that a person should look at.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The place.</param>
/// <param name="Fact">What is there, as the first half of a sentence.</param>
/// <param name="Remedy">What to write instead, as the second half.</param>
public sealed record SafetyFinding(SafetyRule Rule, TextSpan Span, string Fact, string Remedy);
