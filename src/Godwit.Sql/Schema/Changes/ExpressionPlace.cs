namespace Godwit.Sql.Schema.Changes;

/// <summary>Where an expression over the columns of one table stands.</summary>
internal enum ExpressionPlace
{
    Check,
    PartialIndex,
    IndexTerm,
    Generated,
}
