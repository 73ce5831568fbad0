using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>Turns FROM into sources.</summary>
internal static class SourceBuilder
{
    public static void Build(BindingSession session, FromClause from, Surroundings around, Source? recursive, List<Source> sources)
    {
        var start = sources.Count;
        var references = 0;
        AddAll(session, from, around, recursive, sources, ref references);
        MarkLeftOfRight(sources, start);
    }

    /// <summary>Marks what stands left of a RIGHT or FULL join, and which sources outer joins may leave NULL.</summary>
    public static void MarkLeftOfRight(List<Source> sources, int start)
    {
        var isLeft = false;
        for (var i = sources.Count - 1; i >= start; i--)
        {
            var source = sources[i];
            if (isLeft)
                source.Join |= JoinKinds.LeftOfRight;
            isLeft |= (source.Join & JoinKinds.Right) != JoinKinds.None;
            source.IsOptional |= (source.Join & (JoinKinds.Left | JoinKinds.LeftOfRight)) != JoinKinds.None;
        }
    }

    private static void AddAll(BindingSession session, FromClause from, Surroundings around, Source? recursive, List<Source> sources, ref int references)
    {
        var start = sources.Count;
        foreach (var joined in from.Tables)
        {
            var join = Joins.Kind(session, joined.Join, around.Frame);
            if (joined.Constraint is { } constraint && sources.Count == start)
            {
                var word = constraint is OnConstraint ? "ON" : "USING";
                session.Report(ProblemPhase.Parse, around.Frame, SqlProblemKind.Misuse, $"a JOIN clause is required before {word}", constraint.Span);
            }

            if (joined.Source is ParenthesizedSource { Alias: null } group && sources.Count == start && joined.Constraint is null)
            {
                AddAll(session, group.Tables, around, recursive, sources, ref references);
                continue;
            }

            var source = Build(session, joined.Source, around, recursive, ref references);
            source.Join = join;
            source.Constraint = joined.Constraint;
            sources.Add(source);
        }
    }

    private static Source Build(BindingSession session, TableSource syntax, Surroundings around, Source? recursive, ref int references) => syntax switch
    {
        TableReference table => Table(session, table, around, recursive, ref references),
        TableFunction function => Function(session, function, around),
        SubquerySource subquery => Subquery(session, subquery.Select, subquery.Alias?.Text, subquery, around),
        ParenthesizedSource group => Group(session, group, around),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    private static Source Table(BindingSession session, TableReference syntax, Surroundings around, Source? recursive, ref int references)
    {
        var name = syntax.Table.ObjectName;
        if (syntax.Table.Schema is null && recursive is not null && NameComparer.Same(name.Text, recursive.Name))
        {
            if (references++ > 0)
            {
                session.Report(ProblemPhase.Expand, around.Frame, SqlProblemKind.Misuse, $"multiple references to recursive table: {recursive.Name}", name.Span, name.Text);
            }

            return new Source(recursive.Name, syntax.Span)
            {
                Alias = syntax.Alias?.Text,
                Columns = recursive.Columns,
                IsOpaque = recursive.IsOpaque,
                IsCommonTable = true,
                IsSelf = true,
            };
        }

        if (syntax.Table.Schema is null && WithScope.Find(around.With, name.Text) is { } found)
        {
            if (syntax.IndexHint?.Index is { } index)
                session.Report(ProblemPhase.Expand, around.Frame, SqlProblemKind.NoSuchObject, $"no such index: \"{index.Text}\"", index.Span, index.Text);
            return CommonTables.Build(session, found.Table, found.Scope, syntax, syntax.Alias?.Text, around);
        }

        var source = Tables.Find(session, syntax.Table, syntax.Alias?.Text, syntax, around.Frame);
        CheckIndex(session, syntax.IndexHint, source, around.Frame);
        return source;
    }

    /// <summary>The table behind IN, which may be a table-valued function.</summary>
    public static Source OfIn(BindingSession session, InTableExpression syntax, Surroundings around)
    {
        var name = syntax.Table.ObjectName;
        if (syntax.Table.Schema is null && WithScope.Find(around.With, name.Text) is { } found)
        {
            var source = CommonTables.Build(session, found.Table, found.Scope, syntax, alias: null, around);
            if (source.Select is { } select)
                SelectResolver.Resolve(session, select, outer: null);
            return source;
        }

        var isCall = syntax.IsCall && !syntax.Arguments.IsEmpty;
        return Tables.Find(session, syntax.Table, alias: null, syntax, around.Frame, isCall ? syntax.Arguments : default);
    }

    /// <summary>Refuses an INDEXED BY that names no index of the table.</summary>
    public static void CheckIndex(BindingSession session, IndexHint? hint, Source source, Frame frame)
    {
        if (hint?.Index is not { } index || source.IsOpaque || (source.Relation as Schema.Table)?.FindIndex(index.Text) is not null)
            return;
        session.Report(ProblemPhase.Expand, frame, SqlProblemKind.NoSuchObject, $"no such index: {index.Text}", index.Span, index.Text, () => source.Relation is Schema.Table table ? [.. table.Indexes.Select(i => i.Name)] : []);
    }

    private static Source Function(BindingSession session, TableFunction syntax, Surroundings around)
    {
        var name = syntax.Function.ObjectName;
        if (syntax.Function.Schema is null && WithScope.Find(around.With, name.Text) is { } found)
        {
            NotAFunction(session, name, found.Table.Name.Text, around.Frame);
            return Opaque(syntax, name.Text, syntax.Alias?.Text);
        }

        return Tables.Find(session, syntax.Function, syntax.Alias?.Text, syntax, around.Frame, syntax.Arguments);
    }

    /// <summary>Refuses arguments to what is no table-valued function.</summary>
    public static void NotAFunction(BindingSession session, Name name, string shown, Frame frame) =>
        session.Report(ProblemPhase.Expand, frame, SqlProblemKind.Misuse, $"'{shown}' is not a function", name.Span, name.Text);

    /// <summary>A subquery as a source.</summary>
    public static Source Subquery(BindingSession session, SelectStatement select, string? alias, SqlNode node, Surroundings around)
    {
        var model = SelectExpander.Expand(session, select, around);
        return new Source(alias ?? session.NextName("subquery"), node.Span)
        {
            Alias = alias,
            Select = model,
            Columns = ResultNames.Columns(model, default),
            IsOpaque = model.IsUncertain,
        };
    }

    private static Source Group(BindingSession session, ParenthesizedSource syntax, Surroundings around)
    {
        var inner = new List<Source>();
        var references = 0;
        AddAll(session, syntax.Tables, around, recursive: null, inner, ref references);
        return inner.Count == 1 ? Rename(session, inner[0], syntax) : Nest(session, inner, syntax.Alias?.Text, syntax.Span, around);
    }

    /// <summary>The tables behind FROM of an UPDATE: several are one joined table to the engine.</summary>
    public static Source OfUpdate(BindingSession session, FromClause from, Surroundings around)
    {
        var inner = new List<Source>();
        var references = 0;
        AddAll(session, from, around, recursive: null, inner, ref references);
        return inner.Count == 1 ? inner[0] : Nest(session, inner, alias: null, from.Span, around);
    }

    private static Source Nest(BindingSession session, List<Source> inner, string? alias, TextSpan span, Surroundings around)
    {
        MarkLeftOfRight(inner, 0);
        var model = new SelectModel(around) { IsNested = true };
        var core = new CoreModel(syntax: null, around);
        core.Sources.AddRange(inner);
        model.Cores.Add(core);
        Joins.Process(session, inner, around.Frame);
        StarExpander.ExpandNested(core);
        SelectExpander.Finish(model);
        return new Source(alias ?? session.NextName("join"), span)
        {
            Alias = alias,
            Select = model,
            Columns = ResultNames.Columns(model, default),
            IsNested = true,
            IsOpaque = model.IsUncertain,
        };
    }

    // One table in parentheses loses its own alias.
    private static Source Rename(BindingSession session, Source source, ParenthesizedSource syntax) => new(NameOf(session, source), source.Span)
    {
        Alias = syntax.Alias?.Text,
        Relation = source.Relation,
        Columns = source.Columns,
        Select = source.Select,
        IsOpaque = source.IsOpaque,
        HasRowId = source.HasRowId,
        RowIdAlias = source.RowIdAlias,
        IsNested = source.IsNested,
        IsCommonTable = source.IsCommonTable,
        IsSelf = source.IsSelf,
        Arguments = source.Arguments,
    };

    private static string NameOf(BindingSession session, Source source) =>
        source.Relation is null && !source.IsCommonTable && !source.IsOpaque ? session.NextName("subquery") : source.Name;

    /// <summary>A source of which nothing is known.</summary>
    public static Source Opaque(SqlNode node, string name, string? alias) => new(name, node.Span) { Alias = alias, IsOpaque = true, HasRowId = true };
}
