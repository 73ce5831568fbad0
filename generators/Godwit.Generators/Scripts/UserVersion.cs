using Godwit.Sql.Parsing;
using Godwit.Sql.Syntax;

namespace Godwit.Generators;

/// <summary>Finds <c>PRAGMA user_version = …</c>, which takes the fast check's place in the file.</summary>
internal static class UserVersion
{
    public static bool IsSetBy(ScriptSyntax script) => script.Statements.Any(statement =>
        statement.Syntax is PragmaStatement { Value: not null } pragma && pragma.Pragma.ObjectName.Text.Equals("user_version", StringComparison.OrdinalIgnoreCase));
}
