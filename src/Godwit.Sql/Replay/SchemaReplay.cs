using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Replay;

/// <summary>What scripts make of a schema.</summary>
public static class SchemaReplay
{
    /// <summary>The schema after a script. A statement that does not parse, or that the engine refuses, changes nothing.</summary>
    /// <param name="schema">The schema before it.</param>
    /// <param name="script">The script.</param>
    public static SqlSchema Apply(SqlSchema schema, ScriptSyntax script)
    {
        foreach (var statement in script.Statements)
        {
            if (statement.Syntax is { } syntax)
                schema = SchemaChange.Apply(schema, syntax, script.Text).Schema;
        }

        return schema;
    }
}
