using System.Text;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Schema.Changes;

/// <summary>Writes the texts that the engine composes itself.</summary>
internal static class StoredIdentifier
{
    private const int ShortDefinition = 50;

    /// <summary>A name, in double quotes where the engine thinks it needs them.</summary>
    public static string Write(string name)
    {
        var isPlain = name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(c => c is '_' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9');
        return isPlain && Keywords.KindOf(name, 0, name.Length) == TokenKind.Identifier ? name : "\"" + name.Replace("\"", "\"\"") + "\"";
    }

    /// <summary>The definition that the engine stores for CREATE TABLE … AS.</summary>
    public static string CreateTable(string table, IEnumerable<Column> columns)
    {
        var all = columns.ToList();
        var isShort = all.Sum(c => Length(c.Name) + 5) + Length(table) < ShortDefinition;
        var text = new StringBuilder("CREATE TABLE ").Append(Write(table)).Append('(');
        for (var i = 0; i < all.Count; i++)
        {
            text.Append(i > 0 ? "," : "").Append(isShort ? "" : "\n  ");
            text.Append(Write(all[i].Name));
            if (all[i].DeclaredType.Length > 0)
                text.Append(' ').Append(all[i].DeclaredType);
        }

        return text.Append(isShort ? ")" : "\n)").ToString();
    }

    /// <summary>The type that the engine writes for an affinity.</summary>
    public static string TypeOf(Affinity affinity) => affinity switch
    {
        Affinity.Text => "TEXT",
        Affinity.Numeric => "NUM",
        Affinity.Integer => "INT",
        Affinity.Real => "REAL",
        _ => "",
    };

    private static int Length(string name) => Encoding.UTF8.GetByteCount(name) + name.Count(c => c == '"') + 2;
}
