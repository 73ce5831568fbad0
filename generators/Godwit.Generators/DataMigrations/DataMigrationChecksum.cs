using System.Globalization;
using Godwit.Sql.Scripts;

namespace Godwit.Generators;

/// <summary>The checksum of a data migration: its version, name and revision. C# code is not hashed.</summary>
internal static class DataMigrationChecksum
{
    public static string Of(DataMigrationClass migration)
    {
        string[] identity = [migration.Version.ToString(CultureInfo.InvariantCulture), migration.Name];
        return ScriptChecksum.Compute(migration.Revision is null ? identity : [.. identity, migration.Revision]);
    }
}
