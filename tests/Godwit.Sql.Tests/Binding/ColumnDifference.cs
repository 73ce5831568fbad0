using Godwit.Sql.Binding;

namespace Godwit.Sql.Tests.Binding;

/// <summary>How the binder's columns and parameters differ from those of the engine.</summary>
internal static class ColumnDifference
{
    /// <summary>The first difference in number, names, declared types and origins of columns and parameters; null for none.</summary>
    public static string? Of(EngineVerdict verdict, BoundStatement bound)
    {
        var last = bound.Parameters.IsEmpty ? 0 : bound.Parameters[^1].Number;
        if (last != verdict.Parameters.Count)
            return $"{last} parameters for {verdict.Parameters.Count}";
        if (bound.Parameters.FirstOrDefault(p => p.Name != verdict.Parameters[p.Number - 1]) is { } parameter)
            return $"parameter {parameter.Number} is {parameter.Name}";
        if (verdict.Columns.Count != bound.ResultColumns.Length)
            return $"{bound.ResultColumns.Length} columns for {verdict.Columns.Count}";
        for (var i = 0; i < verdict.Columns.Count; i++)
        {
            var expected = verdict.Columns[i];
            var column = bound.ResultColumns[i];
            var actual = new EngineColumn(column.Name, column.DeclaredType, column.Origin?.Database, column.Origin?.Table, column.Origin?.Column);
            if (expected != actual && !IsNumberedAtRandom(expected.Name))
                return $"{actual} for {expected}";
        }

        return null;
    }

    // From the fourth duplicate on the engine takes random numbers.
    private static bool IsNumberedAtRandom(string name) => name.LastIndexOf(':') is var colon and >= 0 && name.Length - colon > 4;
}
