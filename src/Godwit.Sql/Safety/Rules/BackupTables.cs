using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Copies of tables that stay in the database, where others can read them and a failure leaves them.</summary>
internal static class BackupTables
{
    private const string Prefix = "_backup_";
    private static readonly string[] Suffixes = ["_backup", "_old", "_bak"];

    public static IEnumerable<SafetyFinding> Check(ReplayedScript script)
    {
        for (var i = 0; i < script.Syntax.Statements.Length; i++)
        {
            switch (script.Syntax.Statements[i].Syntax)
            {
                case CreateTableStatement create when IsPersistent(create) && IsBackup(create, script.Schemas[i]):
                    yield return Finding(create, create.Table.ObjectName, $"write CREATE TEMP TABLE {create.Table.ObjectName.Text}, which vanishes with the connection");
                    break;
                case RenameTableStatement rename when Stays(script, rename) && HasBackupName(rename.NewName.Text):
                    yield return Finding(rename, rename.NewName, $"the run makes a verified backup of the whole file before it; drop the table in this {script.Noun}, or keep its name");
                    break;
            }
        }
    }

    private static SafetyFinding Finding(Statement statement, Name name, string remedy) =>
        new(SafetyRule.PersistentBackup, name.Span, statement is CreateTableStatement ? $"The backup table {name.Text} is stored in the database file" : $"The backup table {name.Text} stays in the database", remedy);

    private static bool IsPersistent(CreateTableStatement create) =>
        !create.IsTemporary && (create.Table.Schema is null || !NameComparer.Same(create.Table.Schema.Text, SqlSchema.Temp));

    // A name alone may be innocent: last_backup need not be a copy of a table called last.
    private static bool IsBackup(CreateTableStatement create, SqlSchema schema)
    {
        var name = create.Table.ObjectName.Text;
        return NameComparer.HasPrefix(name, Prefix)
            || Suffix(name) is { } suffix && (create.AsSelect is not null || schema.FindRelation(name.Substring(0, name.Length - suffix.Length)) is not null);
    }

    private static bool Stays(ReplayedScript script, RenameTableStatement rename) =>
        script.After.FindRelation(rename.NewName.Text, SqlSchema.Main) is not null && script.Before.FindRelation(rename.NewName.Text, SqlSchema.Main) is null;

    private static bool HasBackupName(string name) => NameComparer.HasPrefix(name, Prefix) || Suffix(name) is not null;

    private static string? Suffix(string name) =>
        Suffixes.FirstOrDefault(suffix => name.Length > suffix.Length && NameComparer.Same(name.Substring(name.Length - suffix.Length), suffix));
}
