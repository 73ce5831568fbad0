using System.Collections.Immutable;
using Godwit.Sql.Binding;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Schema;

/// <summary>The columns of a view; null where it does not bind.</summary>
internal static class ViewColumns
{
    public static ImmutableArray<Column>? Of(SqlSchema schema, View view)
    {
        var definition = SqlParser.ParseScript(view.Sql!).Statements[0].Syntax!;
        var bound = Binder.BindBody(schema with { Results = ResultSettings.Default }, view.Sql!, definition, view.Database);

        // Collations are looked for when the view is read, not when its columns are listed.
        var isBroken = bound.Problems.Any(p => !p.Message.StartsWith("no such collation sequence", StringComparison.Ordinal));
        return isBroken || bound.ResultColumns.IsEmpty ? null : [.. bound.ResultColumns.Select(c => new Column(c.UniqueName, c.TableType ?? ""))];
    }
}
