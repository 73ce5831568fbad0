using System.Globalization;
using Godwit.Sql.Lexing;
using Godwit.Sql.Scripts;

namespace Godwit.Generators;

/// <summary>
/// The checksum of a data migration: its version, name and revision, and the tokens of its <c>[Sql]</c> statements. C# code
/// is not hashed.
/// </summary>
internal static class DataMigrationChecksum
{
    public static string Of(DataMigrationClass migration)
    {
        string[] identity = [migration.Version.ToString(CultureInfo.InvariantCulture), migration.Name];
        IEnumerable<string> revision = migration.Revision is null ? [] : [migration.Revision];
        return ScriptChecksum.Compute([.. identity, .. revision, .. migration.Sql.SelectMany(sql => Lexer.Tokenize(sql).Select(token => token.Of(sql)))]);
    }
}
