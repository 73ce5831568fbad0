using System.Collections.Immutable;
using Godwit.Sql.Binding;

namespace Godwit.Generators;

/// <summary>Matches the columns of a query with what its method returns.</summary>
internal static class ColumnMatcher
{
    public static RowPlan? Match(SqlMethod method, ImmutableArray<BoundColumn> columns, ImmutableArray<SqlFinding>.Builder findings)
    {
        var type = method.Result.Row!;
        var plan = type switch
        {
            { Scalar: { } scalar } => One(method, columns, type, scalar, findings),
            { Tuple: { } elements } => OfTuple(method, columns, type, elements, findings),
            _ => OfObject(method, columns, type, findings),
        };
        foreach (var read in plan is null ? [] : plan.Arguments.Concat(plan.Properties))
            Check(method, columns[read.Column], read, findings);
        return plan;
    }

    private static RowPlan? One(SqlMethod method, ImmutableArray<BoundColumn> columns, RowType type, ClrType scalar, ImmutableArray<SqlFinding>.Builder findings)
    {
        if (columns.Length == 1)
            return new RowPlan(type, new([Read(columns, 0, new RowMember("", scalar, IsRequired: true))!]), default);
        Wrong(findings, method, $"its query has {columns.Length} columns, and {scalar.Display} is one value; return a tuple or a record");
        return null;
    }

    private static RowPlan? OfTuple(SqlMethod method, ImmutableArray<BoundColumn> columns, RowType type, EquatableArray<RowMember> elements, ImmutableArray<SqlFinding>.Builder findings)
    {
        if (elements.All(element => element.Name.Length == 0))
        {
            if (elements.Count == columns.Length)
                return new RowPlan(type, elements.Select((element, index) => Read(columns, index, element)!).ToEquatableArray(), default);
            Wrong(findings, method, $"its query has {columns.Length} columns, and the tuple has {elements.Count} elements");
            return null;
        }

        var reads = elements.Select((element, index) => element.Name.Length == 0 ? Read(columns, index, element) : Find(columns, element)).ToList();
        Missing(method, reads, elements, findings);
        Untargeted(method, columns, reads.OfType<ColumnRead>(), findings);
        return findings.Count == 0 ? new RowPlan(type, reads.OfType<ColumnRead>().ToEquatableArray(), default) : null;
    }

    private static RowPlan? OfObject(SqlMethod method, ImmutableArray<BoundColumn> columns, RowType type, ImmutableArray<SqlFinding>.Builder findings)
    {
        foreach (var constructor in type.Constructors)
        {
            var arguments = constructor.Select(parameter => Find(columns, parameter)).ToList();
            if (arguments.Contains(null))
                continue;
            var rest = type.Properties.Where(property => !constructor.Any(parameter => SqlNames.Same(parameter.Name, property.Name))).ToList();
            var properties = rest.ConvertAll(property => Find(columns, property));
            Missing(method, properties, rest.Where(property => property.IsRequired), findings);
            Untargeted(method, columns, arguments.Concat(properties).OfType<ColumnRead>(), findings);
            return new RowPlan(type, arguments.OfType<ColumnRead>().ToEquatableArray(), properties.OfType<ColumnRead>().ToEquatableArray());
        }

        // The shortest constructor is the nearest to match: its parameters are what is missing.
        var nearest = type.Constructors[type.Constructors.Count - 1];
        Missing(method, nearest.Select(parameter => Find(columns, parameter)).ToList(), nearest, findings);
        return null;
    }

    private static void Missing(SqlMethod method, IReadOnlyCollection<ColumnRead?> reads, IEnumerable<RowMember> members, ImmutableArray<SqlFinding>.Builder findings)
    {
        foreach (var member in members.Where(member => member.Name.Length > 0 && !reads.Any(read => read?.Member == member)))
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlTargetMissing, SqlPlace.ReturnType, method.Name, member.Name));
    }

    private static void Untargeted(SqlMethod method, ImmutableArray<BoundColumn> columns, IEnumerable<ColumnRead> reads, ImmutableArray<SqlFinding>.Builder findings)
    {
        var used = new HashSet<int>(reads.Select(read => read.Column));
        for (var column = 0; column < columns.Length; column++)
        {
            if (!used.Contains(column))
                findings.Add(SqlFinding.Of(RuleCatalogue.SqlColumnUnused, SqlPlace.ReturnType, method.Name, columns[column].Name));
        }
    }

    private static ColumnRead? Find(ImmutableArray<BoundColumn> columns, RowMember member)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (SqlNames.Same(columns[column].Name, member.Name))
                return Read(columns, column, member);
        }

        return null;
    }

    private static ColumnRead? Read(ImmutableArray<BoundColumn> columns, int column, RowMember member) =>
        column < columns.Length ? new ColumnRead(column, member, columns[column].IsNullable) : null;

    private static void Check(SqlMethod method, BoundColumn column, ColumnRead read, ImmutableArray<SqlFinding>.Builder findings)
    {
        var type = read.Member.Type;
        if (TypeFit.OfColumn(column.Type, type.Kind) is { } misfit)
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlType, SqlPlace.ReturnType, $"the column {column.Name} of {method.Name} is {column.DeclaredType ?? column.Type.ToString().ToUpperInvariant()} and is read as {type.Display}: {misfit}"));
        else if (read.MayBeNull && !type.IsNullable)
            findings.Add(SqlFinding.Of(RuleCatalogue.SqlNullability, SqlPlace.ReturnType, $"the column {column.Name} of {method.Name} can be NULL, and it is read as {type.Display}, which cannot; make it {type.Display}?, or write coalesce() in the SQL"));
    }

    private static void Wrong(ImmutableArray<SqlFinding>.Builder findings, SqlMethod method, string what) =>
        findings.Add(SqlFinding.Of(RuleCatalogue.SqlReturnType, SqlPlace.ReturnType, method.Name, what));
}
