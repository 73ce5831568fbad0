using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;
using Godwit.Sql.Text;

namespace Godwit.Sql.Safety.Rules;

/// <summary>Temporary objects that are still there when the next migration runs, and are not there when it runs alone.</summary>
internal static class LeftoverObjects
{
    public static IEnumerable<SafetyFinding> Check(ReplayedScript script)
    {
        var left = Temporary(script.After).Where(name => !Temporary(script.Before).Contains(name, NameComparer.Instance)).ToList();
        if (left.Count == 0)
            yield break;
        foreach (var statement in script.Syntax.Statements)
        {
            if (Made(statement.Syntax) is var (kind, name) && left.Contains(name.ObjectName.Text, NameComparer.Instance))
                yield return Finding(script, kind, name.ObjectName.Text, name.Span);
        }
    }

    private static SafetyFinding Finding(ReplayedScript script, string kind, string name, TextSpan span) => new(
        SafetyRule.LeftoverTemporary,
        span,
        $"The temporary {kind} {name} is still there at the end of the {script.Noun}: the next migration of the same run meets it, and one that runs later does not",
        $"end the {script.Noun} with DROP {kind.ToUpperInvariant()} {name}");

    private static IEnumerable<string> Temporary(SqlSchema schema)
    {
        var temp = schema.FindDatabase(SqlSchema.Temp)!;
        return temp.Relations.Keys.Concat(temp.Triggers.Keys);
    }

    private static (string Kind, QualifiedName Name)? Made(Statement? statement) => statement switch
    {
        CreateTableStatement create when create.IsTemporary || IsTemp(create.Table) => ("table", create.Table),
        CreateViewStatement create when create.IsTemporary || IsTemp(create.View) => ("view", create.View),
        CreateTriggerStatement create when create.IsTemporary || IsTemp(create.Trigger) => ("trigger", create.Trigger),
        CreateVirtualTableStatement create when IsTemp(create.Table) => ("table", create.Table),
        _ => null,
    };

    private static bool IsTemp(QualifiedName name) => NameComparer.Same(name.Schema?.Text, SqlSchema.Temp);
}
