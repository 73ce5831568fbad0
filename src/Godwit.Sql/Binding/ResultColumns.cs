using System.Collections.Immutable;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>Describes the result of a resolved SELECT or RETURNING.</summary>
internal static class ResultColumns
{
    /// <summary>The columns; none where they cannot be counted.</summary>
    /// <param name="model">The SELECT.</param>
    /// <param name="names">The names that CREATE VIEW gives; empty for none.</param>
    /// <param name="otherwise">The affinity of columns that have none.</param>
    /// <param name="settings">How results look.</param>
    public static ImmutableArray<BoundColumn> Of(SelectModel model, ImmutableArray<Name> names, Affinity otherwise, ResultSettings settings)
    {
        if (model.IsUncertain)
            return ImmutableArray<BoundColumn>.Empty;
        var core = model.First;
        var unique = ResultNames.Unique(model, names, isResolved: true);
        var wrapped = model.IsWrapped ? ResultNames.Unique(model, ImmutableArray<Name>.Empty, isResolved: false) : null;
        var columns = ImmutableArray.CreateBuilder<BoundColumn>(core.Items.Count);
        for (var i = 0; i < core.Items.Count && i < unique.Length; i++)
        {
            var item = core.Items[i];
            var origin = model.IsWrapped && i < model.Last.Items.Count ? model.Last.Items[i].Value : item.Value;
            var affinity = ColumnTypes.AffinityOf(model, i, otherwise);
            columns.Add(new BoundColumn(wrapped?[i] ?? ResultNames.Shown(item, i, core.Surroundings.Frame, settings))
            {
                UniqueName = unique[i],
                TableType = ColumnTypes.TypeName(ColumnTypes.DeclaredType(item.Value), affinity),
                Affinity = affinity,
                Collation = item.Value.Collation,
                DeclaredType = ColumnTypes.DeclaredType(origin),
                Origin = ColumnTypes.Origin(origin),
                Type = ColumnTypes.TypeOf(model, i),
                IsNullable = (ColumnTypes.NullsOf(model, i) & Nulls.AsDeclared) != Nulls.Never,
            });
        }

        return columns.ToImmutable();
    }

    /// <summary>The columns of RETURNING.</summary>
    public static ImmutableArray<BoundColumn> OfReturning(CoreModel core, ResultSettings settings)
    {
        var model = new SelectModel(core.Surroundings);
        model.Cores.Add(core);
        model.IsUncertain = core.IsUncertain;
        return Of(model, ImmutableArray<Name>.Empty, Affinity.None, settings);
    }
}
