using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>A view, trigger or foreign key that the engine lets stand, but that fails when it is used.</summary>
/// <param name="Object">The view or trigger, or the table with the foreign key.</param>
/// <param name="Statement">The statement that made it so.</param>
/// <param name="Problem">What the engine will say, at a place in that statement.</param>
public sealed record DanglingReference(SchemaObject Object, ReplayedStatement Statement, SqlProblem Problem);
