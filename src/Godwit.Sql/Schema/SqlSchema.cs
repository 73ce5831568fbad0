using System.Collections.Immutable;
using Godwit.Sql.Catalog;

namespace Godwit.Sql.Schema;

/// <summary>
/// What a connection sees: the schemas of main, temp and the attached databases. Immutable;
/// <see cref="SchemaChange"/> derives the schema after a statement.
/// </summary>
public sealed record SqlSchema
{
    /// <summary>The name of the database that was opened.</summary>
    public const string Main = "main";

    /// <summary>The name of the database of temporary objects.</summary>
    public const string Temp = "temp";

    private SqlSchema(ImmutableArray<DatabaseSchema> databases) => Databases = databases;

    /// <summary>The schema of a new file.</summary>
    public static SqlSchema Empty { get; } = new([new DatabaseSchema(Main), new DatabaseSchema(Temp)]);

    /// <summary>The databases: main, temp, then the attached ones.</summary>
    public ImmutableArray<DatabaseSchema> Databases { get; private init; }

    /// <summary>What the program adds to the engine: by default anything, so that no unknown name is refused.</summary>
    public EngineExtensions Extensions { get; init; } = EngineExtensions.Any;

    /// <summary><c>PRAGMA writable_schema</c>: the schema tables may be written to.</summary>
    public bool IsSchemaWritable { get; init; }

    /// <summary><c>PRAGMA legacy_alter_table</c>: a rename leaves views and triggers as they are.</summary>
    public bool LegacyAlterTable { get; init; }

    /// <summary><c>PRAGMA foreign_keys</c>; off during a migration.</summary>
    public bool ForeignKeys { get; init; }

    /// <summary>How results look.</summary>
    public ResultSettings Results { get; init; } = ResultSettings.Default;

    /// <summary><c>PRAGMA temp_store</c>; temporary objects vanish when it changes.</summary>
    public int TempStore { get; init; }

    /// <summary>The schemas to return to, innermost first: one for BEGIN, one for each savepoint.</summary>
    public ImmutableStack<SavedSchema> Saved { get; init; } = ImmutableStack<SavedSchema>.Empty;

    /// <summary>A database by name, or null.</summary>
    /// <param name="name">The name without quotes.</param>
    public DatabaseSchema? FindDatabase(string name)
    {
        foreach (var database in Databases)
        {
            if (NameComparer.Same(database.Name, name))
                return database;
        }

        return null;
    }

    /// <summary>
    /// A table, view or virtual table as the engine finds it: in the database named, or in temp, main and the attached
    /// databases in this order. Built-in table-valued functions are not among them.
    /// </summary>
    /// <param name="name">The name without quotes.</param>
    /// <param name="database">The database, or null.</param>
    public Relation? FindRelation(string name, string? database = null)
    {
        if (database is not null)
            return FindDatabase(database)?.FindRelation(name);
        if (SchemaTables.IsSchema(name))
            return Databases[0].FindRelation(name);
        return Search(d => d.FindRelation(name));
    }

    /// <summary>An index as the engine finds it.</summary>
    /// <param name="name">The name without quotes.</param>
    /// <param name="database">The database, or null.</param>
    public Index? FindIndex(string name, string? database = null) =>
        database is null ? Search(d => d.FindIndex(name)) : FindDatabase(database)?.FindIndex(name);

    /// <summary>A trigger as the engine finds it.</summary>
    /// <param name="name">The name without quotes.</param>
    /// <param name="database">The database, or null.</param>
    public Trigger? FindTrigger(string name, string? database = null) =>
        database is null ? Search(d => d.FindTrigger(name)) : FindDatabase(database)?.FindTrigger(name);

    /// <summary>The triggers that watch a table or view: those of its own database, and temporary ones.</summary>
    /// <param name="relation">The table or view.</param>
    public IEnumerable<Trigger> TriggersOn(Relation relation)
    {
        foreach (var database in Databases)
        {
            if (database.Triggers.Count == 0 || (!database.IsTemp && !NameComparer.Same(database.Name, relation.Database)))
                continue;
            foreach (var trigger in database.Triggers.Values)
            {
                if (NameComparer.Same(trigger.Table, relation.Name) && NameComparer.Same(trigger.TableDatabase, relation.Database))
                    yield return trigger;
            }
        }
    }

    /// <summary>Whether a name that is not found may exist all the same, because a database that would hold it is unknown.</summary>
    /// <param name="database">The database named, or null for any.</param>
    public bool MayHoldMore(string? database = null)
    {
        if (database is not null)
            return FindDatabase(database) is { IsUnknown: true };
        return Databases.Any(d => d.IsUnknown);
    }

    /// <summary>This schema with one database replaced, or attached where none has its name.</summary>
    /// <param name="database">The database.</param>
    public SqlSchema With(DatabaseSchema database)
    {
        for (var i = 0; i < Databases.Length; i++)
        {
            if (NameComparer.Same(Databases[i].Name, database.Name))
                return this with { Databases = Databases.SetItem(i, database) };
        }

        return this with { Databases = Databases.Add(database) };
    }

    /// <summary>This schema without an attached database.</summary>
    /// <param name="database">The database.</param>
    public SqlSchema Without(DatabaseSchema database) => this with { Databases = Databases.Remove(database) };

    private T? Search<T>(Func<DatabaseSchema, T?> find)
        where T : class
    {
        if (find(Databases[1]) is { } temporary)
            return temporary;
        for (var i = 0; i < Databases.Length; i++)
        {
            if (i != 1 && find(Databases[i]) is { } found)
                return found;
        }

        return null;
    }
}

/// <summary>A schema that ROLLBACK returns to.</summary>
/// <param name="Savepoint">The savepoint's name; null for BEGIN.</param>
/// <param name="Schema">The schema as it was, without anything saved.</param>
public sealed record SavedSchema(string? Savepoint, SqlSchema Schema);
