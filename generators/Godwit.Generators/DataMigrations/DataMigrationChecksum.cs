using System.Globalization;
using Godwit.Sql.Lexing;
using Godwit.Sql.Scripts;

namespace Godwit.Generators;

/// <summary>
/// The checksum of a data migration: its version, name and revision, and the tokens of its <c>[Sql]</c> statements in the
/// order of their methods' signatures, so that methods can be moved. C# code is not hashed.
/// </summary>
internal static class DataMigrationChecksum
{
    public static string Of(DataMigrationClass migration)
    {
        string[] identity = [migration.Version.ToString(CultureInfo.InvariantCulture), migration.Name];
        IEnumerable<string> revision = migration.Revision is null ? [] : [migration.Revision];
        var sql = migration.Sql
            .OrderBy(sql => sql.Signature, StringComparer.Ordinal)
            .SelectMany(sql => Lexer.Tokenize(sql.Text).Select(token => token.Of(sql.Text)));
        return ScriptChecksum.Compute([.. identity, .. revision, .. sql]);
    }
}
