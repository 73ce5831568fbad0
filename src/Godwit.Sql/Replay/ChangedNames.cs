using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Replay;

/// <summary>The relations and triggers that statements can have changed.</summary>
internal static class ChangedNames
{
    /// <summary>The names; null where only a comparison of the schemas tells, because something was taken away or renamed.</summary>
    public static IReadOnlyCollection<string>? Of(ImmutableArray<ReplayedStatement> statements)
    {
        var names = new List<string>();
        foreach (var statement in statements)
        {
            if (ReferenceEquals(statement.Before.Databases[0], statement.After.Databases[0]))
                continue;
            if (Of(statement.Statement.Syntax) is not { } name)
                return null;
            names.Add(name);
        }

        return names;
    }

    private static string? Of(Statement? statement) => statement switch
    {
        CreateTableStatement create => create.Table.ObjectName.Text,
        CreateVirtualTableStatement create => create.Table.ObjectName.Text,
        CreateViewStatement create => create.View.ObjectName.Text,
        CreateTriggerStatement create => create.Trigger.ObjectName.Text,
        CreateIndexStatement create => create.Table.Text,
        AddColumnStatement add => add.Table.ObjectName.Text,
        _ => null,
    };
}
