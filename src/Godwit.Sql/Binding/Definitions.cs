using System.Runtime.CompilerServices;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>The trees of the texts that the schema holds, parsed once for each object.</summary>
internal static class Definitions
{
    private static readonly ConditionalWeakTable<SchemaObject, Definition> Parsed = new();

    /// <summary>The statement that made an object; null where its text is none that can be read.</summary>
    public static T? Of<T>(SchemaObject made)
        where T : Statement =>
        Parsed.GetValue(made, Parse).Statement as T;

    private static Definition Parse(SchemaObject made)
    {
        if (made.Sql is null)
            return new Definition(Statement: null);
        var script = SqlParser.ParseScript(made.Sql);
        return new Definition(script.Statements.Length == 1 ? script.Statements[0].Syntax : null);
    }

    private sealed record Definition(Statement? Statement);
}
