using System.Collections.Immutable;
using Godwit.Sql.Parsing;

namespace Godwit.Sql.Replay;

/// <summary>One version of a set as SQL.</summary>
/// <param name="Version">The version.</param>
/// <param name="Scripts">What runs, in order: the script, or the statements that a data migration declares.</param>
/// <param name="Down">The way back, or null.</param>
public sealed record ReplayStep(long Version, ImmutableArray<ScriptSyntax> Scripts, ScriptSyntax? Down);
