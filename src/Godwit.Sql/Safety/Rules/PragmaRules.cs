using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Pragmas that mean something else in a migration than elsewhere.</summary>
internal static class PragmaRules
{
    private static readonly HashSet<string> ForeignKeys = new(["foreign_keys", "defer_foreign_keys"], NameComparer.Instance);

    public static IEnumerable<SafetyFinding> Check(ReplayedScript script) =>
        script.Syntax.Statements.Select(statement => statement.Syntax).OfType<PragmaStatement>().Select(pragma => Finding(script, pragma)).OfType<SafetyFinding>();

    private static SafetyFinding? Finding(ReplayedScript script, PragmaStatement pragma)
    {
        var name = pragma.Pragma.ObjectName.Text;
        if (pragma.Value is null)
            return null;
        if (ForeignKeys.Contains(name))
            return new(SafetyRule.ForeignKeyPragma, pragma.Span, $"PRAGMA {name} does not belong in a migration: foreign keys are off during the run, and are checked before its COMMIT", "delete the statement");
        return NameComparer.Same(name, "user_version") && IsMain(pragma.Pragma)
            ? new(SafetyRule.SetsUserVersion, pragma.Span, $"The {script.Noun} sets user_version, where Godwit keeps the fingerprint that makes a start with nothing to do fast", "keep the number in a table, and delete the statement")
            : null;
    }

    private static bool IsMain(QualifiedName name) => name.Schema is null || NameComparer.Same(name.Schema.Text, SqlSchema.Main);
}
