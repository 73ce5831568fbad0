using Godwit.Sql.Features;

namespace Godwit.Generators;

/// <summary>What the registry of a set says, without the texts of its scripts.</summary>
/// <param name="Set">The class.</param>
/// <param name="IsSupported">False where the C# version is too old for the registry.</param>
/// <param name="Fingerprint">The number of the fast check.</param>
/// <param name="Salt">What made it unique.</param>
/// <param name="RequiredSqlite">The SQLite that the scripts and data migrations need, as <c>sqlite3_libversion_number</c> counts; 0 for any.</param>
/// <param name="OwnsUserVersion">True where a migration sets <c>user_version</c>.</param>
/// <param name="HasResources">True where a script is an embedded resource.</param>
/// <param name="Lines">The table.</param>
/// <param name="Factories">The data migrations.</param>
internal sealed record RegistryModel(
    SetClass Set,
    bool IsSupported,
    int Fingerprint,
    int Salt,
    int RequiredSqlite,
    bool OwnsUserVersion,
    bool HasResources,
    EquatableArray<RegistryLine> Lines,
    EquatableArray<Factory> Factories)
{
    public static RegistryModel Of(OrderedSet ordered, EquatableArray<string> deltas, bool isSupported)
    {
        var (fingerprint, salt) = Generators.Fingerprint.Compute([.. ordered.Steps.Select(step => (step.Version, step.Former.Append(step.Checksum).First()))]);
        var declared = ordered.Steps.SelectMany(step => step.DataMigration?.Sql ?? default).Select(sql => ParsedTexts.Of(sql.Text)).ToList();
        return new RegistryModel(
            ordered.Set,
            isSupported,
            fingerprint,
            salt,
            ordered.Scripts.Select(script => script.RequiredSqlite).Concat(declared.Select(SqliteFeatures.RequiredVersion)).Select(version => version?.Number ?? 0).DefaultIfEmpty().Max(),
            ordered.Steps.Any(step => step.Script?.SetsUserVersion == true) || declared.Exists(UserVersion.IsSetBy),
            ordered.Steps.Any(step => step.Script?.ResourceSha256 is not null),
            ordered.Steps.Zip(deltas, RegistryLine.Of).ToEquatableArray(),
            ordered.Steps.Select((step, index) => (step, index)).Where(pair => pair.step.DataMigration is not null)
                .Select(pair => new Factory(pair.index, pair.step.DataMigration!)).ToEquatableArray());
    }
}

/// <summary>How to create the data migration of a step.</summary>
internal sealed record Factory(int Step, DataMigrationClass Migration);

/// <summary>The texts of one step and what it changes in the schema, emitted as a file of their own, so that an edit emits no other.</summary>
internal sealed record ScriptSource(SetClass Set, long Version, Script? Script, Script? Down, string Schema);
