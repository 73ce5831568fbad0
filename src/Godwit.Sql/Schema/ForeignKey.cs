using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>A foreign key.</summary>
/// <param name="Columns">The places of the referencing columns.</param>
/// <param name="Table">The referenced table, as written; it need not exist.</param>
/// <param name="References">The referenced columns, as written; empty for the primary key of the referenced table.</param>
public sealed record ForeignKey(ImmutableArray<int> Columns, string Table, ImmutableArray<string> References)
{
    /// <summary>ON UPDATE, as <c>foreign_key_list</c> shows it.</summary>
    public string OnUpdate { get; init; } = "NO ACTION";

    /// <summary>ON DELETE, as <c>foreign_key_list</c> shows it.</summary>
    public string OnDelete { get; init; } = "NO ACTION";

    /// <summary>DEFERRABLE INITIALLY DEFERRED.</summary>
    public bool Deferred { get; init; }
}
