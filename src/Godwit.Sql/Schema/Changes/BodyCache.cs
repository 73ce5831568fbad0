using System.Runtime.CompilerServices;
using Godwit.Sql.Binding;

namespace Godwit.Sql.Schema.Changes;

/// <summary>
/// Remembers how views and triggers bind, as long as the tables they use are the same: ALTER TABLE looks through all of them,
/// and concerns few.
/// </summary>
internal static class BodyCache
{
    private static readonly ConditionalWeakTable<SchemaObject, Entry> Entries = new();

    /// <summary>What is remembered and still holds under a schema; or null.</summary>
    public static BodyBinding? Find(SqlSchema schema, SchemaObject item) =>
        Entries.TryGetValue(item, out var entry) && entry.Known is { } known && known.Uses.TrueForAll(used => IsSame(schema, item, used)) ? known.Binding : null;

    /// <summary>Remembers a body that binds.</summary>
    public static BodyBinding Add(SqlSchema schema, SchemaObject item, BodyBinding binding, BoundStatement bound)
    {
        if (binding.Problem is not null || bound.IsOnTrust)
            return binding;
        var uses = new HashSet<Relation>(bound.TablesRead, ReferenceComparer.Instance);
        uses.UnionWith(bound.NameReferences.Values.Select(reference => reference.Relation));
        if (item is Trigger trigger && schema.FindRelation(trigger.Table, trigger.TableDatabase) is { } watched)
            uses.Add(watched);
        Entries.GetValue(item, _ => new Entry()).Known = new Known(binding, [.. uses]);
        return binding;
    }

    private static bool IsSame(SqlSchema schema, SchemaObject item, Relation used)
    {
        if (item.Database == SqlSchema.Temp && used.Database != SqlSchema.Temp && schema.Databases[1].FindRelation(used.Name) is not null)
            return false;
        if (used is View view && Find(schema, view) is null)
            return false;
        var found = schema.FindRelation(used.Name, used.Database);
        return used is VirtualTable { IsEponymous: true } ? found is null : ReferenceEquals(found, used);
    }

    private sealed class Entry
    {
        private volatile Known? _known;

        public Known? Known
        {
            get => _known;
            set => _known = value;
        }
    }

    private sealed record Known(BodyBinding Binding, List<Relation> Uses);
}
