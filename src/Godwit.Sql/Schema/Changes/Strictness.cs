using Godwit.Sql.Text;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What STRICT asks of the columns.</summary>
internal static class Strictness
{
    public static SqlProblem? Apply(string table, List<Column> columns, int rowIdAlias)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (Refuse(table, columns[i]) is { } message)
                return new SqlProblem(SqlProblemKind.InvalidDefinition, message, default(TextSpan)) { Name = columns[i].Name };
            if (NameComparer.Same(columns[i].DeclaredType, "ANY"))
                columns[i] = columns[i] with { Affinity = Affinity.Blob };
            if (columns[i].PrimaryKeyOrdinal > 0 && rowIdAlias != i)
                columns[i] = columns[i] with { NotNull = true };
        }

        return null;
    }

    private static string? Refuse(string table, Column column)
    {
        if (DeclaredTypes.IsStandard(column.DeclaredType))
            return null;
        return column.DeclaredType.Length == 0
            ? $"missing datatype for {table}.{column.Name}"
            : $"unknown datatype for {table}.{column.Name}: \"{column.DeclaredType}\"";
    }
}
