using System.Collections.Immutable;

namespace Godwit.Sql.Schema;

/// <summary>The schema of one database of a connection. Immutable; each change shares what it does not touch.</summary>
/// <param name="Name"><c>main</c>, <c>temp</c>, or the name given to ATTACH.</param>
public sealed record DatabaseSchema(string Name)
{
    private static readonly ImmutableDictionary<string, Relation> NoRelations = ImmutableDictionary.Create<string, Relation>(NameComparer.Instance);
    private static readonly ImmutableDictionary<string, string> NoNames = ImmutableDictionary.Create<string, string>(NameComparer.Instance);
    private static readonly ImmutableDictionary<string, Trigger> NoTriggers = ImmutableDictionary.Create<string, Trigger>(NameComparer.Instance);

    /// <summary>Tables, views and virtual tables by name, without the schema table itself.</summary>
    public ImmutableDictionary<string, Relation> Relations { get; private init; } = NoRelations;

    /// <summary>The table of each index, by the index's name.</summary>
    public ImmutableDictionary<string, string> IndexOwners { get; private init; } = NoNames;

    /// <summary>The triggers by name.</summary>
    public ImmutableDictionary<string, Trigger> Triggers { get; private init; } = NoTriggers;

    /// <summary>Whether the content is not known (an attached file, a schema that was written by hand): everything must be accepted.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The place that the next object gets among the rows of <c>sqlite_schema</c>.</summary>
    public long NextOrder { get; private init; }

    /// <summary>Whether this is the database of temporary objects.</summary>
    public bool IsTemp => Name == SqlSchema.Temp;

    /// <summary>A table, view or virtual table, the schema table under any of its names included; or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public Relation? FindRelation(string name) => Relations.TryGetValue(name, out var found) ? found : SchemaTables.Find(this, name);

    /// <summary>An index, or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public Index? FindIndex(string name) =>
        IndexOwners.TryGetValue(name, out var table) ? ((Table)Relations[table]).FindIndex(name) : null;

    /// <summary>A trigger, or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public Trigger? FindTrigger(string name) => Triggers.TryGetValue(name, out var found) ? found : null;

    /// <summary>All indexes, in no order.</summary>
    public IEnumerable<Index> Indexes => Relations.Values.OfType<Table>().SelectMany(table => table.Indexes);

    /// <summary>Every object in the order of the rows of <c>sqlite_schema</c>.</summary>
    public IEnumerable<SchemaObject> Objects =>
        Relations.Values.Concat<SchemaObject>(Indexes).Concat(Triggers.Values).OrderBy(o => o.Order);

    /// <summary>This schema with a relation (and, for a table, its indexes) added, or put in place of the one of that name.</summary>
    /// <param name="relation">The relation; an order of 0 means the next one.</param>
    public DatabaseSchema With(Relation relation)
    {
        var next = NextOrder;
        if (relation.Order == 0)
            relation = relation with { Order = ++next };
        var owners = IndexOwners;
        if (Relations.TryGetValue(relation.Name, out var former) && former is Table { Indexes.Length: > 0 } old)
            owners = owners.RemoveRange(old.Indexes.Select(i => i.Name));
        if (relation is Table { Indexes.Length: > 0 } table)
        {
            var indexes = table.Indexes;
            for (var i = 0; i < indexes.Length; i++)
            {
                if (indexes[i].Order == 0)
                    indexes = indexes.SetItem(i, indexes[i] with { Order = ++next });
                owners = owners.SetItem(indexes[i].Name, table.Name);
            }

            relation = table with { Indexes = indexes };
        }

        // Removed first, so that the key has the case of the new name.
        return this with { Relations = Relations.Remove(relation.Name).Add(relation.Name, relation), IndexOwners = owners, NextOrder = next };
    }

    /// <summary>This schema without a relation and its indexes. Triggers stay: see <see cref="Without(Trigger)"/>.</summary>
    /// <param name="relation">The relation.</param>
    public DatabaseSchema Without(Relation relation) => this with
    {
        Relations = Relations.Remove(relation.Name),
        IndexOwners = relation is Table { Indexes.Length: > 0 } table ? IndexOwners.RemoveRange(table.Indexes.Select(i => i.Name)) : IndexOwners,
    };

    /// <summary>This schema with a trigger added, or put in place of the one of that name.</summary>
    /// <param name="trigger">The trigger; an order of 0 means the next one.</param>
    public DatabaseSchema With(Trigger trigger)
    {
        var next = NextOrder;
        if (trigger.Order == 0)
            trigger = trigger with { Order = ++next };
        return this with { Triggers = Triggers.Remove(trigger.Name).Add(trigger.Name, trigger), NextOrder = next };
    }

    /// <summary>This schema without a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    public DatabaseSchema Without(Trigger trigger) => this with { Triggers = Triggers.Remove(trigger.Name) };
}
