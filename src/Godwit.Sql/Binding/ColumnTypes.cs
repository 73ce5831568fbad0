using System.Collections.Immutable;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>The types, collations and origins of the columns of a resolved SELECT.</summary>
internal static class ColumnTypes
{
    /// <summary>The columns with their types.</summary>
    /// <param name="model">The SELECT.</param>
    /// <param name="names">Columns that have their names already.</param>
    /// <param name="otherwise">The affinity of a column that has none: NONE in a subquery, BLOB in a table made of it.</param>
    public static ImmutableArray<Column> Columns(SelectModel model, ImmutableArray<Column> names, Affinity otherwise)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var affinity = AffinityOf(model, i, otherwise);
            var value = Item(model.First, i);
            columns.Add(new Column(names[i].Name, TypeName(DeclaredType(value), affinity) ?? "")
            {
                Affinity = affinity,
                Collation = value.Collation ?? "BINARY",
                NotNull = (NullsOf(model, i) & Nulls.AsDeclared) == Nulls.Never,
            });
        }

        return columns.MoveToImmutable();
    }

    /// <summary>What kind of value a column gives, whichever query of the compound it comes from.</summary>
    public static SqlType TypeOf(SelectModel model, int index)
    {
        if (model.IsLoose)
            return SqlType.Unknown;
        var type = SqlType.Null;
        foreach (var core in model.Cores)
        {
            if (core.IsRecursive && model.IsOpen)
                break;
            type = SqlTypes.Either(type, Item(core, index).Type);
        }

        return type;
    }

    /// <summary>When a column is NULL.</summary>
    public static Nulls NullsOf(SelectModel model, int index)
    {
        if (model.IsLoose)
            return Nulls.Always;
        var nulls = Nulls.Never;
        foreach (var core in model.Cores)
        {
            if (core.IsRecursive && model.IsOpen)
                break;
            var own = Item(core, index).Nulls;
            nulls |= own;
            if (core is { IsAggregate: true, HasGroups: false } && (own & Nulls.WithoutRow) != Nulls.Never)
                nulls |= Nulls.AsDeclared;
        }

        return nulls;
    }

    /// <summary>Whether a SELECT gives exactly one row whatever the tables hold.</summary>
    public static bool AlwaysHasRow(SelectModel model) =>
        model.Cores.Count == 1
        && (model.First.Query is not { } query
            || (query is { Limit: null, Having: null } && (model.First is { IsAggregate: true, HasGroups: false } || query is { From: null, Where: null })));

    /// <summary>
    /// A recursive query was resolved with the types of its first part. Where its own part gives others, nothing is certain.
    /// </summary>
    public static void CheckRecursion(SelectModel model)
    {
        for (var i = 0; i < model.Width; i++)
        {
            model.IsOpen = true;
            var type = TypeOf(model, i);
            var nulls = NullsOf(model, i);
            model.IsOpen = false;
            if (TypeOf(model, i) == type && (NullsOf(model, i) & Nulls.AsDeclared) == (nulls & Nulls.AsDeclared))
                continue;
            model.IsLoose = true;
            return;
        }
    }

    /// <summary>The affinity of a column of a subquery, view or table made of a SELECT.</summary>
    public static Affinity AffinityOf(SelectModel model, int index, Affinity otherwise)
    {
        var at = 0;
        var storage = 0;
        var affinity = Item(model.First, index).Affinity;
        while (affinity == Affinity.None && at + 1 < model.Cores.Count)
        {
            storage |= Item(model.Cores[at], index).Storage;
            affinity = Item(model.Cores[++at], index).Affinity;
        }

        if (affinity == Affinity.None)
            affinity = otherwise;
        if (affinity < Affinity.Text || model.Cores.Count == 1)
            return affinity;
        for (var i = at + 1; i < model.Cores.Count; i++)
            storage |= Item(model.Cores[i], index).Storage;
        if (affinity == Affinity.Text ? (storage & 1) != 0 : (storage & 2) != 0)
            return Affinity.Blob;
        return affinity > Affinity.Numeric && Item(model.First, index).Form == ValueForm.Cast ? Affinity.Numeric : affinity;
    }

    /// <summary>The type that the column of a view or table gets: the declared one where it has the affinity, else one that has.</summary>
    public static string? TypeName(string? declared, Affinity affinity)
    {
        if (declared is not null && AffinityRules.Of(declared) == affinity)
            return declared;
        return affinity switch
        {
            Affinity.Blob => "BLOB",
            Affinity.Text => "TEXT",
            Affinity.Numeric => "NUM",
            Affinity.Integer => "INT",
            Affinity.Real => "REAL",
            _ => null,
        };
    }

    /// <summary>The declared type of the column that a value is taken from, or null.</summary>
    public static string? DeclaredType(BoundValue value)
    {
        if (Base(value) is not { } column)
            return null;
        if (column.ColumnIndex < 0)
            return "INTEGER";
        if (column.Column is not { } declared)
            return null;

        // A hidden column that is declared with the word HIDDEN alone has an empty type; others without a type have none.
        return declared.DeclaredType.Length > 0 || declared.Visibility == ColumnVisibility.Hidden ? declared.DeclaredType : null;
    }

    /// <summary>The column of a table that a value is taken from unchanged, or null.</summary>
    public static ColumnOrigin? Origin(BoundValue value)
    {
        if (Base(value) is not { Source: { } source } column)
            return null;
        return new ColumnOrigin(source.Database, source.Name, column.ColumnIndex < 0 ? "rowid" : column.Column!.Name);
    }

    // Through subqueries, in which the engine looks at the last query of a compound.
    private static BoundValue? Base(BoundValue value)
    {
        while (true)
        {
            switch (value.Form)
            {
                case ValueForm.Column when value.Source!.Select is { } select:
                    value = Item(select.Last, value.ColumnIndex);
                    break;
                case ValueForm.Column:
                    return value;
                case ValueForm.Select:
                    value = Item(value.Select!.Last, 0);
                    break;
                default:
                    return null;
            }
        }
    }

    private static BoundValue Item(CoreModel core, int index) =>
        index >= 0 && index < core.Items.Count ? core.Items[index].Value : BoundValue.Unknown;
}
