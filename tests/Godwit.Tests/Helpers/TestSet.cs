using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Godwit.Tests;

/// <summary>Builds a migration set as the generator would emit it, from texts and delegates.</summary>
internal sealed class TestSet
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Func<Stream>> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _schemas = [];
    private string _historyTable = "schema_migrations";
    private int _requiredSqlite;

    public static TestSet Of(params (long Version, string Name, string Sql)[] scripts)
    {
        var set = new TestSet();
        foreach (var (version, name, sql) in scripts)
            set.Script(version, name, sql);
        return set;
    }

    /// <summary>Adds a script. Keys are those of the packed table, as <c>baseline</c> or <c>table=0:accounts</c>.</summary>
    public TestSet Script(long version, string name, string sql, params string[] keys) => Add(new Entry(version, name, [sql], null, keys, null));

    public TestSet Script(long version, string name, string[] parts, params string[] keys) => Add(new Entry(version, name, parts, null, keys, null));

    public TestSet ScriptWithDown(long version, string name, string sql, string down) => Add(new Entry(version, name, [sql], down, ["down=1"], null));

    public TestSet Code(long version, string name, Func<MigrationContext, CancellationToken, ValueTask> apply) => Add(new Entry(version, name, [], null, [], _ => new Lambda(apply)));

    public TestSet Code(long version, string name, Action<MigrationContext> apply) => Code(version, name, (db, _) =>
    {
        apply(db);
        return ValueTask.CompletedTask;
    });

    /// <summary>Adds a data migration that commits batch by batch; the revision is part of its checksum.</summary>
    public TestSet Resumable(long version, string name, Action<MigrationContext> apply, string revision = "", params string[] keys) => Add(new Entry(version, name, [], null, ["resumable", .. keys], _ => new Lambda((db, _) =>
    {
        apply(db);
        return ValueTask.CompletedTask;
    }), revision));

    public TestSet Service<T>(long version, string name, Action<MigrationContext, T> apply) => Add(new Entry(version, name, [], null, [], services => new Lambda((db, _) =>
    {
        apply(db, (T)services.GetService(typeof(T))!);
        return ValueTask.CompletedTask;
    })));

    /// <summary>Adds a script whose text is an embedded resource.</summary>
    public TestSet Resource(long version, string name, Func<Stream> open, string sha256)
    {
        _resources[name] = open;
        return Add(new Entry(version, name, [], null, ["resource=" + name, "sha256=" + sha256], null));
    }

    /// <summary>Says what the last step changes in the schema, as the build would.</summary>
    public TestSet Changes(params string[] lines)
    {
        _schemas[_entries.Count - 1] = string.Concat(lines.Select(line => line + "\n"));
        return this;
    }

    public TestSet History(string table)
    {
        _historyTable = table;
        return this;
    }

    public TestSet NeedsSqlite(int version)
    {
        _requiredSqlite = version;
        return this;
    }

    public MigrationSet Build() => new(new Registry(_entries, _resources, _schemas, _historyTable, _requiredSqlite));

    public static string Checksum(string text) => "v1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private TestSet Add(Entry entry)
    {
        _entries.Add(entry);
        return this;
    }

    private sealed record Entry(long Version, string Name, string[] Parts, string? Down, string[] Keys, Func<IServiceProvider, IDataMigration>? Create, string Revision = "")
    {
        public string Checksum => TestSet.Checksum(Create is null ? string.Concat(Parts) : Version.ToString(CultureInfo.InvariantCulture) + Name + Revision);

        public override string ToString() =>
            string.Join('\t', (string[])[Version.ToString(CultureInfo.InvariantCulture), Name, Checksum, Create is null ? "sql" : "code", Parts.Length.ToString(CultureInfo.InvariantCulture), .. Keys]);
    }

    private sealed class Registry(List<Entry> entries, Dictionary<string, Func<Stream>> resources, Dictionary<int, string> schemas, string historyTable, int requiredSqlite) : MigrationRegistry
    {
        private readonly byte[] _table = Encoding.UTF8.GetBytes(string.Join('\n', entries));
        private readonly byte[][][] _parts = [.. entries.Select(entry => entry.Parts.Select(part => Encoding.UTF8.GetBytes(part + "\0")).ToArray())];
        private int? _fingerprint;

        public override string Name => "Test";

        public override int Fingerprint => _fingerprint ??= FastCheck.Stages(MigrationTable.Decode(this)).LastOrDefault(1);

        public override int Count => entries.Count;

        public override long LatestVersion => entries.Count == 0 ? -1 : entries[^1].Version;

        public override int RequiredSqlite => requiredSqlite;

        public override string HistoryTable => historyTable;

        public override ReadOnlySpan<byte> Table => _table;

        public override ReadOnlySpan<byte> Script(int step, int part) => _parts[step][part];

        public override ReadOnlySpan<byte> DownScript(int step, int part) => Encoding.UTF8.GetBytes(entries[step].Down + "\0");

        public override ReadOnlySpan<byte> Schema(int step) => Encoding.UTF8.GetBytes(schemas.GetValueOrDefault(step, ""));

        public override Stream? OpenResource(string resource) => resources.TryGetValue(resource, out var open) ? open() : null;

        public override IDataMigration Create(int step, IServiceProvider services) => entries[step].Create!(services);
    }

    private sealed class Lambda(Func<MigrationContext, CancellationToken, ValueTask> apply) : IDataMigration
    {
        public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => apply(db, cancellationToken);
    }
}
