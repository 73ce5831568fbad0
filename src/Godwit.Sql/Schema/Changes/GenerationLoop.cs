using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>
/// Generated columns that need each other. The engine looks only when the table is created, and stored columns are not
/// computed then.
/// </summary>
internal static class GenerationLoop
{
    public static SqlProblem? Find(CreateTableStatement statement)
    {
        var needs = new Dictionary<string, List<string>>(NameComparer.Instance);
        foreach (var column in statement.Columns)
        {
            if (column.Constraints.OfType<ColumnGenerated>().FirstOrDefault() is { } generated && !NameComparer.Same(generated.Storage?.Text, "stored"))
                needs[column.Name.Text] = [.. generated.Expression.DescendantsAndSelf().OfType<ColumnExpression>().Select(c => c.Column.Text)];
        }

        var looped = needs.Count == 0
            ? null
            : statement.Columns.LastOrDefault(c => Reaches(needs, c.Name.Text, c.Name.Text, new HashSet<string>(NameComparer.Instance)));
        return looped is null
            ? null
            : new SqlProblem(SqlProblemKind.InvalidDefinition, $"generated column loop on \"{looped.Name.Text}\"", looped.Span) { Stage = SqlProblemStage.Execute };
    }

    private static bool Reaches(Dictionary<string, List<string>> needs, string from, string to, HashSet<string> seen) =>
        needs.TryGetValue(from, out var next)
        && next.Exists(n => NameComparer.Same(n, to) || (seen.Add(n) && Reaches(needs, n, to, seen)));
}
