using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>The names of result columns: as a program sees them, and as the columns of a view or table.</summary>
internal static class ResultNames
{
    private const int MostCountedDuplicates = 3;

    /// <summary>The columns of a subquery before its names are resolved: names alone, made unique.</summary>
    /// <param name="model">The subquery.</param>
    /// <param name="names">The names that a common table expression or view gives; default or empty for none.</param>
    public static ImmutableArray<Column> Columns(SelectModel model, ImmutableArray<Name> names)
    {
        var unique = Unique(model, names, isResolved: false);
        var columns = ImmutableArray.CreateBuilder<Column>(unique.Length);
        foreach (var name in unique)
            columns.Add(new Column(name, "") { Affinity = Affinity.None });
        return columns.MoveToImmutable();
    }

    /// <summary>The unique names of the columns.</summary>
    public static string[] Unique(SelectModel model, ImmutableArray<Name> names, bool isResolved)
    {
        var items = model.First.Items;
        var count = names.IsDefaultOrEmpty ? items.Count : names.Length;
        var result = new string[count];
        var seen = count > 8 ? new HashSet<string>(NameComparer.Instance) : null;
        for (var i = 0; i < count; i++)
        {
            var name = names.IsDefaultOrEmpty ? TableName(items[i], model.First.Surroundings.Frame, isResolved) : names[i].Text;
            if (name is null || IsTrueOrFalse(name))
                name = $"column{i + 1}";
            for (var duplicates = 0; IsTaken(name, result, i, seen) && duplicates <= MostCountedDuplicates + count;)
                name = Numbered(name, ++duplicates);
            result[i] = name;
            seen?.Add(name);
        }

        return result;
    }

    /// <summary>The name as <c>sqlite3_column_name</c> gives it.</summary>
    public static string Shown(ResultItem item, int index, Frame frame, ResultSettings settings)
    {
        if (item.Name is { } name && item.NameKind == ItemName.Alias)
            return name;
        if (item.Value.Form == ValueForm.Column && settings.FullColumnNames)
            return $"{item.Value.Source!.Name}.{ColumnName(item.Value)}";
        if (item.Value.Form == ValueForm.Column && settings.ShortColumnNames)
            return ColumnName(item.Value);
        return TextOf(item, frame) ?? $"column{index + 1}";
    }

    private static string? TableName(ResultItem item, Frame frame, bool isResolved)
    {
        if (item.Name is { } name && item.NameKind == ItemName.Alias)
            return name;
        if (isResolved && item.Value.Unwrap() is { Form: ValueForm.Column } column)
            return ColumnName(column);
        if (item.Column is { } starred)
            return starred;
        return Bare(item.Expression!) is ColumnExpression id && !(isResolved && IsTrueOrFalse(id.Column.Text)) ? id.Column.Text : TextOf(item, frame);
    }

    private static Expression Bare(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpression parenthesized:
                    expression = parenthesized.Inner;
                    break;
                case CollateExpression collate:
                    expression = collate.Operand;
                    break;
                default:
                    return expression;
            }
        }
    }

    private static string ColumnName(BoundValue value) =>
        value.ColumnIndex < 0 ? "rowid" : value.Source!.Columns[value.ColumnIndex].Name;

    private static string? TextOf(ResultItem item, Frame frame)
    {
        if (item.Expression is null || item.NameKind != ItemName.Text || item.IsOfValues)
            return null;
        return Until(frame.Text, item.Span.Start, Trivia.NextToken(frame.Text, item.Span.End));
    }

    // The engine takes the text up to the next token, comments included, without the blanks around it.
    private static string Until(string text, int start, int end)
    {
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return text.Substring(start, end - start);
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';

    /// <summary>Whether a name is <c>true</c> or <c>false</c>, which no column of a subquery is called.</summary>
    public static bool IsTrueOrFalse(string name) => NameComparer.Same(name, "true") || NameComparer.Same(name, "false");

    private static bool IsTaken(string name, string[] names, int count, HashSet<string>? seen)
    {
        if (seen is not null)
            return seen.Contains(name);
        for (var i = 0; i < count; i++)
        {
            if (NameComparer.Same(names[i], name))
                return true;
        }

        return false;
    }

    private static string Numbered(string name, int number)
    {
        var end = name.Length - 1;
        while (end > 0 && name[end] is >= '0' and <= '9')
            end--;
        var stem = end >= 0 && name[end] == ':' ? name.Substring(0, end) : name;
        return $"{stem}:{number}";
    }
}
