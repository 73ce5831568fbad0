using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>Resolves a name in an expression, from the innermost scope outwards.</summary>
internal static class NameLookup
{
    public static readonly string[] RowIdNames = ["_ROWID_", "ROWID", "OID"];

    public static bool IsRowId(string name) =>
        NameComparer.Same(name, "rowid") || NameComparer.Same(name, "_rowid_") || NameComparer.Same(name, "oid");

    public static BoundValue Find(Scope scope, ColumnExpression name)
    {
        var query = new ColumnQuery(name.Schema?.Text, name.Table?.Text, name.Column.Text, name, name.Span);
        return Find(scope, query);
    }

    public static BoundValue Find(Scope top, ColumnQuery query)
    {
        if (query.Database is not null && top.Has(ScopeFlags.Check | ScopeFlags.PartialIndex))
            query = query with { Database = null };
        var match = default(SourceMatch);
        for (var scope = top; scope is not null; scope = scope.Outer)
        {
            match = SourceMatcher.Match(scope, query);
            if (match.Count > 0)
                return match.Count == 1 ? Take(scope, query, match) : Fail(top, query, match.Count);
            if (match.IsOnTrust)
                return BoundValue.Unknown;
            if (query.Database is null && FindRow(scope, query) is { } row)
                return row;
            if (IsRowIdOf(scope, query, match))
                return match.RowIdCount == 1 ? Take(scope, query, match) : Fail(top, query, match.RowIdCount);
            if (query.Table is null && scope.Has(ScopeFlags.SeesItems) && FindItem(scope, top, query) is { } item)
                return item;
        }

        return query.Table is null && Literal(top, query) is { } literal ? literal : Fail(top, query, 0);
    }

    private static bool IsRowIdOf(Scope scope, ColumnQuery query, SourceMatch match) =>
        match is { RowIdCount: > 0, Source: not null }
        && !scope.Has(ScopeFlags.IndexExpression | ScopeFlags.GeneratedColumn)
        && IsRowId(query.Column);

    private static BoundValue Take(Scope scope, ColumnQuery query, SourceMatch match)
    {
        var source = match.Source!;
        var session = scope.Session;
        session.Touched.Add((source, scope.Depth));
        Refer(scope, query, source, match.Column);
        var value = Of(source, match.Column);
        if (match.FullJoin is not { } others)
            return value;
        var type = value.Type;
        var nulls = value.Nulls;
        foreach (var (other, column) in others)
        {
            var one = Of(other, column);
            type = SqlTypes.Either(type, one.Type);
            nulls &= one.Nulls;
            session.Touched.Add((other, scope.Depth));
        }

        var first = Of(others[0].Source, others[0].Column);
        return new BoundValue(ValueForm.Other, type, nulls) { Affinity = first.Affinity, Collation = first.Collation };
    }

    private static void Refer(Scope scope, ColumnQuery query, Source source, int column)
    {
        if (query.Name is not { } name)
            return;
        if (source.Alias is null)
            scope.Session.Refer(scope.Frame, name.Table, source.Relation, NameReference.Itself);
        if (source.IsNested && column >= 0)
        {
            // What a parenthesised join holds is known once its own columns are resolved.
            var inner = source.Select!.First.Items[column].Value;
            if (inner.Form == ValueForm.Column)
                Refer(scope, query, inner.Source!, inner.ColumnIndex);
            return;
        }

        scope.Session.Refer(scope.Frame, name.Column, source.Relation, column);
    }

    /// <summary>A column of a source.</summary>
    public static BoundValue Of(Source source, int index)
    {
        if (index < 0)
        {
            return new BoundValue(ValueForm.Column, SqlType.Integer, (source.IsOptional ? Nulls.AsDeclared : Nulls.Never) | Nulls.WithoutRow)
            {
                Source = source,
                ColumnIndex = -1,
                Affinity = Affinity.Integer,
                Storage = StorageOf(Affinity.Integer),
            };
        }

        var column = source.Columns[index];
        var isNullable = source.IsOptional || !(column.NotNull || index == source.RowIdAlias);
        var type = (source.Select ?? source.Recursion) is { } select ? ColumnTypes.TypeOf(select, index) : SqlTypes.Of(column.DeclaredType, column.Affinity);
        return new BoundValue(ValueForm.Column, type, (isNullable ? Nulls.AsDeclared : Nulls.Never) | Nulls.WithoutRow)
        {
            Source = source,
            ColumnIndex = index,
            Affinity = column.Affinity,
            Storage = StorageOf(column.Affinity),
            Collation = column.Collation,
        };
    }

    /// <summary>The storage that the engine believes possible for a column or cast.</summary>
    public static byte StorageOf(Affinity affinity) => affinity switch
    {
        Affinity.Numeric or Affinity.Integer or Affinity.Real => 5,
        Affinity.Text => 6,
        _ => 7,
    };

    // NEW and OLD, excluded, and the row of RETURNING.
    private static BoundValue? FindRow(Scope scope, ColumnQuery query)
    {
        var source = RowOf(scope, query.Table);
        if (source is null)
            return null;
        if (source.IsOpaque)
            return BoundValue.Unknown;
        var index = source.IndexOf(query.Column);
        if (index < 0 && !(IsRowId(query.Column) && source.HasRowId))
            return null;
        if (index < 0)
            index = source.RowIdAlias;
        if (query.Name is { } name)
        {
            scope.Session.Refer(scope.Frame, name.Column, source.Relation, index);
            if (ReferenceEquals(source, scope.Returned))
                scope.Session.Refer(scope.Frame, name.Table, source.Relation, NameReference.Itself);
        }

        return Of(source, index);
    }

    private static Source? RowOf(Scope scope, string? table)
    {
        if (scope.Returned is { } returned && (table is null || SourceMatcher.IsNamed(returned, table, null)))
            return returned;
        if (table is null)
            return null;
        if (scope.Frame.TriggerTable is { } row)
        {
            if (scope.Frame.TriggerEvent != TriggerEventKind.Delete && NameComparer.Same(table, "new"))
                return row;
            if (scope.Frame.TriggerEvent != TriggerEventKind.Insert && NameComparer.Same(table, "old"))
                return row;
        }

        return scope.Excluded is { } excluded && NameComparer.Same(table, "excluded") ? excluded : null;
    }

    private static BoundValue? FindItem(Scope scope, Scope top, ColumnQuery query)
    {
        foreach (var item in scope.Items!)
        {
            if (item.NameKind != ItemName.Alias || !NameComparer.Same(item.Name, query.Column))
                continue;
            if (item.HasAggregate && !scope.Has(ScopeFlags.AllowsAggregates))
                return Misused(top, query, $"misuse of aliased aggregate {item.Name}");
            if (item.HasWindow && (!scope.Has(ScopeFlags.AllowsWindows) || scope != top))
                return Misused(top, query, $"misuse of aliased window function {item.Name}");
            if (item.Value is { Width: not 1, HasKnownWidth: true })
                return Misused(top, query, "row value misused");
            if (item.HasAggregate)
                scope.Flags |= ScopeFlags.HasAggregate;
            if (item.HasAggregate && scope.StrayAggregate is null && item.AggregateName is { } aggregate)
                scope.StrayAggregate = aggregate;
            if (item.Value is { Form: ValueForm.Column, Source: { } source })
                scope.Session.Touched.Add((source, scope.Depth));
            return item.Value;
        }

        return null;
    }

    private static BoundValue Misused(Scope scope, ColumnQuery query, string message)
    {
        scope.Session.Report(ProblemPhase.Resolve, scope.Frame, SqlProblemKind.Misuse, message, query.Span, query.Column);
        return BoundValue.Failed;
    }

    private static BoundValue? Literal(Scope scope, ColumnQuery query)
    {
        var quote = query.Name?.Column.Quote ?? QuoteKind.None;
        if (quote == QuoteKind.Double && scope.Session.Options.DoubleQuotedStrings)
            return BoundValue.Text;
        if (quote != QuoteKind.None)
            return null;
        return NameComparer.Same(query.Column, "true") || NameComparer.Same(query.Column, "false") ? BoundValue.Integer : null;
    }

    private static BoundValue Fail(Scope scope, ColumnQuery query, int count)
    {
        var error = count == 0 ? "no such column" : "ambiguous column name";
        var isQuoted = query.Table is null && count == 0 && query.Name?.Column.Quote == QuoteKind.Double;
        var message = isQuoted
            ? $"{error}: \"{query.Column}\" - should this be a string literal in single-quotes?"
            : $"{error}: {query.Shown}";
        var kind = count > 0 ? SqlProblemKind.Ambiguous : isQuoted ? SqlProblemKind.DoubleQuotedString : SqlProblemKind.NoSuchColumn;
        scope.Session.Report(
            ProblemPhase.Resolve,
            scope.Frame,
            kind,
            message,
            query.Name?.Column.Span ?? query.Span,
            query.Column,
            () => Candidates.InScope(scope, query.Table));
        return BoundValue.Failed;
    }
}

/// <summary>A name to resolve.</summary>
/// <param name="Database">The database, or null.</param>
/// <param name="Table">The table or alias, or null.</param>
/// <param name="Column">The column.</param>
/// <param name="Name">The node, or null for a name that a star made.</param>
/// <param name="Span">Where problems are shown.</param>
internal readonly record struct ColumnQuery(string? Database, string? Table, string Column, ColumnExpression? Name, TextSpan Span)
{
    public string Shown => Database is not null ? $"{Database}.{Table}.{Column}" : Table is not null ? $"{Table}.{Column}" : Column;
}
