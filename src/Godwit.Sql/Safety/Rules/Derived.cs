using Godwit.Sql.Schema;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Tables whose content follows from other tables.</summary>
internal static class Derived
{
    /// <summary>A full-text index that keeps its content elsewhere, or none: it can be made again.</summary>
    public static bool IsDerived(this Relation relation) =>
        relation is VirtualTable table
        && NameComparer.HasPrefix(table.Module, "fts")
        && table.Arguments.Any(argument => NameComparer.HasPrefix(argument.Replace(" ", ""), "content="));
}
