using System.Collections.Immutable;
using Godwit.Sql.Binding;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What binding says of the SELECT of a view or table, and of the body of a trigger.</summary>
internal static class Bodies
{
    /// <summary>The columns that a SELECT gives to a table made of it; neither where they cannot be known.</summary>
    public static (ImmutableArray<Column>? Columns, SqlProblem? Problem) Columns(ChangeContext context, SelectStatement select) => (null, null);

    /// <summary>What the names in a view or trigger of the schema refer to, or why it cannot be bound.</summary>
    public static BodyBinding Bind(SqlSchema schema, SchemaObject item) => BodyBinding.Empty;
}

/// <summary>A view or trigger as it binds.</summary>
/// <param name="Problem">Why it does not; or null.</param>
/// <param name="References">What its names refer to.</param>
internal sealed record BodyBinding(SqlProblem? Problem, IReadOnlyDictionary<Name, NameReference> References)
{
    public static BodyBinding Empty { get; } = new(null, ImmutableDictionary<Name, NameReference>.Empty);
}
