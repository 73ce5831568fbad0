using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

/// <summary>The columns of a view; null where it does not bind.</summary>
internal static class ViewColumns
{
    public static ImmutableArray<Column>? Of(SqlSchema schema, View view) => null;
}
