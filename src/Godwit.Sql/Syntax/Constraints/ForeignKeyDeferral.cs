using Godwit.Sql.Text;

namespace Godwit.Sql.Syntax;

/// <summary><c>[NOT] DEFERRABLE [INITIALLY …]</c>.</summary>
public sealed class ForeignKeyDeferral(TextSpan span, bool isDeferrable, bool isInitiallyDeferred) : SqlNode(span)
{
    /// <summary>Whether NOT is absent.</summary>
    public bool IsDeferrable { get; } = isDeferrable;

    /// <summary>Whether INITIALLY DEFERRED was written.</summary>
    public bool IsInitiallyDeferred { get; } = isInitiallyDeferred;
}
