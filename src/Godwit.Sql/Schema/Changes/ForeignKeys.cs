using System.Collections.Immutable;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Reads foreign keys. The tables they name need not exist.</summary>
internal static class ForeignKeys
{
    public static SqlProblem? Read(List<Column> columns, ColumnReferences constraint, ChangeContext context, out ForeignKey? key)
    {
        key = null;
        var reference = constraint.Reference;
        if (reference.Columns.Length > 1)
        {
            var message = $"foreign key on {columns[columns.Count - 1].Name} should reference only one column of table {context.Raw(reference.Table)}";
            return new SqlProblem(SqlProblemKind.WrongCount, message, reference.Span);
        }

        key = Make([columns.Count - 1], reference);
        return null;
    }

    public static SqlProblem? Read(List<Column> columns, TableForeignKey constraint, List<ForeignKey> keys)
    {
        var reference = constraint.Reference;
        if (reference.Columns.Length > 0 && reference.Columns.Length != constraint.Columns.Length)
        {
            return new SqlProblem(
                SqlProblemKind.WrongCount,
                "number of columns in foreign key does not match the number of columns in the referenced table",
                constraint.Span);
        }

        var places = ImmutableArray.CreateBuilder<int>(constraint.Columns.Length);
        foreach (var column in constraint.Columns)
        {
            var place = columns.FindIndex(c => NameComparer.Same(c.Name, column.Text));
            if (place < 0)
            {
                return new SqlProblem(SqlProblemKind.NoSuchColumn, $"unknown column \"{column.Text}\" in foreign key definition", column.Span)
                {
                    Name = column.Text,
                    Candidates = [.. columns.Select(c => c.Name)],
                };
            }

            places.Add(place);
        }

        keys.Add(Make(places.ToImmutable(), reference) with { Deferred = IsDeferred(constraint.Deferral) });
        return null;
    }

    /// <summary>Whether the key is checked at COMMIT only.</summary>
    public static bool IsDeferred(ForeignKeyDeferral? deferral) => deferral is { IsDeferrable: true, IsInitiallyDeferred: true };

    private static ForeignKey Make(ImmutableArray<int> columns, ForeignKeyReference reference) =>
        new(columns, reference.Table.Text, [.. reference.Columns.Select(c => c.Text)])
        {
            OnDelete = Action(reference, ForeignKeyTrigger.Delete),
            OnUpdate = Action(reference, ForeignKeyTrigger.Update),
        };

    private static string Action(ForeignKeyReference reference, ForeignKeyTrigger trigger) =>
        reference.Actions.LastOrDefault(a => a.Trigger == trigger)?.Action switch
        {
            ReferentialAction.Restrict => "RESTRICT",
            ReferentialAction.SetNull => "SET NULL",
            ReferentialAction.SetDefault => "SET DEFAULT",
            ReferentialAction.Cascade => "CASCADE",
            _ => "NO ACTION",
        };
}
