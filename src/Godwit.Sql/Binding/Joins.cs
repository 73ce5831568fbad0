using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Binding;

/// <summary>Join operators, NATURAL and USING.</summary>
internal static class Joins
{
    /// <summary>What the words before JOIN say.</summary>
    public static JoinKinds Kind(BindingSession session, JoinOperator? join, Frame frame)
    {
        if (join is null)
            return JoinKinds.None;
        var kind = JoinKinds.None;
        var isKnown = true;
        foreach (var word in join.Words)
        {
            var one = Kind(word.Text);
            isKnown &= one != JoinKinds.None;
            kind |= one;
        }

        var isContradiction = (kind & (JoinKinds.Inner | JoinKinds.Outer)) == (JoinKinds.Inner | JoinKinds.Outer)
            || (kind & (JoinKinds.Outer | JoinKinds.Left | JoinKinds.Right)) == JoinKinds.Outer;
        if (isKnown && !isContradiction)
            return kind == JoinKinds.None ? JoinKinds.Inner : kind;
        session.Report(ProblemPhase.Parse, frame, SqlProblemKind.Misuse, "unknown join type: " + string.Join(" ", join.Words.Select(w => w.Text)), join.Span);
        return JoinKinds.Inner;
    }

    private static JoinKinds Kind(string word) => word.ToUpperInvariant() switch
    {
        "NATURAL" => JoinKinds.Natural,
        "LEFT" => JoinKinds.Left | JoinKinds.Outer,
        "OUTER" => JoinKinds.Outer,
        "RIGHT" => JoinKinds.Right | JoinKinds.Outer,
        "FULL" => JoinKinds.Left | JoinKinds.Right | JoinKinds.Outer,
        "INNER" => JoinKinds.Inner,
        "CROSS" => JoinKinds.Inner | JoinKinds.Cross,
        _ => JoinKinds.None,
    };

    /// <summary>Makes the USING of NATURAL joins and checks the columns of all.</summary>
    public static void Process(BindingSession session, List<Source> sources, Frame frame)
    {
        for (var i = 1; i < sources.Count; i++)
        {
            var right = sources[i];
            if ((right.Join & JoinKinds.Natural) != JoinKinds.None)
            {
                if (right.Constraint is { } constraint)
                {
                    session.Report(ProblemPhase.Expand, frame, SqlProblemKind.Misuse, "a NATURAL join may not have an ON or USING clause", constraint.Span);
                    continue;
                }

                MakeUsing(sources, i);
                foreach (var name in right.Using ?? [])
                    CheckAmbiguity(session, sources, i, name, right.Span, frame);
            }
            else if (right.Constraint is UsingConstraint @using)
            {
                right.Using = new List<string>(@using.Columns.Length);
                foreach (var column in @using.Columns)
                    right.Using.Add(column.Text);
                CheckUsing(session, sources, i, @using, frame);
            }
        }
    }

    private static void MakeUsing(List<Source> sources, int at)
    {
        var right = sources[at];
        foreach (var column in right.Columns)
        {
            if (column.Visibility == ColumnVisibility.Hidden || FindLeft(sources, 0, at, column.Name, ignoresHidden: true) < 0)
                continue;
            right.Using ??= [];
            right.Using.Add(column.Name);
        }

        right.IsNatural = right.Using is not null;
    }

    private static void CheckUsing(BindingSession session, List<Source> sources, int at, UsingConstraint constraint, Frame frame)
    {
        var right = sources[at];
        foreach (var name in constraint.Columns)
        {
            var left = FindLeft(sources, 0, at, name.Text, ignoresHidden: false);
            var rightIndex = right.IndexOf(name.Text);
            session.Refer(frame, name, right.Relation, rightIndex >= 0 ? rightIndex : NameReference.RowId);
            if ((rightIndex < 0 && !right.IsOpaque) || (left < 0 && !AnyOpaque(sources, at)))
            {
                session.Report(
                    ProblemPhase.Expand,
                    frame,
                    SqlProblemKind.NoSuchColumn,
                    $"cannot join using column {name.Text} - column not present in both tables",
                    name.Span,
                    name.Text,
                    () => Candidates.Columns(sources, at + 1));
                continue;
            }

            CheckAmbiguity(session, sources, at, name.Text, name.Span, frame);
        }
    }

    // Left of a RIGHT or FULL join, a name that several tables have must be joined by USING throughout.
    private static void CheckAmbiguity(BindingSession session, List<Source> sources, int at, string name, TextSpan span, Frame frame)
    {
        if ((sources[0].Join & JoinKinds.LeftOfRight) == JoinKinds.None)
            return;
        var ignoresHidden = sources[at].IsNatural;
        var left = FindLeft(sources, 0, at, name, ignoresHidden);
        while (left >= 0 && (left = FindLeft(sources, left + 1, at, name, ignoresHidden)) >= 0)
        {
            if (sources[left].UsesColumn(name))
                continue;
            session.Report(ProblemPhase.Expand, frame, SqlProblemKind.Ambiguous, $"ambiguous reference to {name} in USING()", span, name);
            return;
        }
    }

    private static int FindLeft(List<Source> sources, int from, int end, string column, bool ignoresHidden)
    {
        for (var i = from; i < end; i++)
        {
            var index = sources[i].IndexOf(column);
            if (index >= 0 && !(ignoresHidden && sources[i].Columns[index].Visibility == ColumnVisibility.Hidden))
                return i;
        }

        return -1;
    }

    private static bool AnyOpaque(List<Source> sources, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (sources[i].IsOpaque)
                return true;
        }

        return false;
    }
}
