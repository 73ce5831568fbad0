using Godwit.Sql.Parsing;
using Godwit.Sql.Scripts;

namespace Godwit.Generators;

/// <summary>The keys of a registry line that a script's text, or the attribute of a data migration, decides.</summary>
internal static class ScriptKeys
{
    public static EquatableArray<string> Of(ScriptDirectives directives, ScriptSyntax syntax) =>
        Directives(directives).Concat(Guards(directives, syntax)).ToEquatableArray();

    public static IEnumerable<string> Directives(ScriptDirectives directives)
    {
        if (directives.IsBaseline)
            yield return "baseline";
        if (directives.IsIdempotent)
            yield return "idempotent";
        if (directives.IsNoTransaction)
            yield return "no-transaction";
        if (directives.ErasesPlaintext)
            yield return "erases-plaintext";
        foreach (var table in directives.Shrinks)
            yield return "shrinks=" + RegistryLine.Encode(table);
        if (directives.CompatibleWith is { } version)
            yield return $"compatible-with={version}";
    }

    private static IEnumerable<string> Guards(ScriptDirectives directives, ScriptSyntax syntax)
    {
        if (!directives.IsBaseline && !directives.IsIdempotent)
            yield break;
        foreach (var guard in IdempotentGuards.Find(syntax))
        {
            if (guard.Column is null)
                yield return $"table={guard.Statement}:{RegistryLine.EncodeName(guard.Table)}";
            else if (directives.IsIdempotent)
                yield return $"column={guard.Statement}:{RegistryLine.EncodeName(guard.Table)}:{RegistryLine.EncodeName(guard.Column)}";
        }
    }
}
