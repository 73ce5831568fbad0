using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Generated columns that need each other.</summary>
internal static class GenerationLoop
{
    public static SqlProblem? Find(TableBuilder builder)
    {
        var needs = builder.Generated.ToDictionary(
            g => g.Column.Name.Text,
            g => g.Expression.DescendantsAndSelf().OfType<ColumnExpression>().Select(c => c.Column.Text).ToList(),
            NameComparer.Instance);
        foreach (var (_, column) in builder.Generated)
        {
            if (Reaches(needs, column.Name.Text, column.Name.Text, new HashSet<string>(NameComparer.Instance)))
            {
                return new SqlProblem(SqlProblemKind.InvalidDefinition, $"generated column loop on \"{column.Name.Text}\"", column.Span)
                {
                    Stage = SqlProblemStage.Execute,
                };
            }
        }

        return null;
    }

    private static bool Reaches(Dictionary<string, List<string>> needs, string from, string to, HashSet<string> seen) =>
        needs.TryGetValue(from, out var next)
        && next.Exists(n => NameComparer.Same(n, to) || (seen.Add(n) && Reaches(needs, n, to, seen)));
}
