using System.Collections.Immutable;
using System.Text;
using Godwit.Sql.Lexing;

namespace Godwit.Sql.Schema.Modules;

/// <summary>The modules rtree, rtree_i32 and geopoly.</summary>
internal static class RTreeModule
{
    private const int MostAuxiliary = 100;
    private const int FewestColumns = 3;
    private const int MostCoordinates = 10;

    public static ModuleDeclaration Declare(string table, ImmutableArray<string> arguments, string coordinateType)
    {
        if (arguments.Length < FewestColumns)
            return ModuleDeclaration.Refused("Too few columns for an rtree table");
        var columns = new List<Column> { new(FirstToken(arguments[0]), "INT") };
        var auxiliary = 0;
        foreach (var argument in arguments.Skip(1))
        {
            if (argument.Length > 0 && argument[0] == '+')
            {
                auxiliary++;
                columns.Add(new Column(FirstToken(argument.Substring(1)), ""));
            }
            else if (auxiliary > 0)
            {
                return ModuleDeclaration.Refused("Auxiliary rtree columns must be last");
            }
            else
            {
                columns.Add(new Column(FirstToken(argument), coordinateType));
            }
        }

        var coordinates = columns.Count - auxiliary - 1;
        if (coordinates < 2)
            return ModuleDeclaration.Refused("Too few columns for an rtree table");
        if (coordinates > MostCoordinates || auxiliary > MostAuxiliary)
            return ModuleDeclaration.Refused("Too many columns for an rtree table");
        if (coordinates % 2 != 0)
            return ModuleDeclaration.Refused("Wrong number of columns for an rtree table");
        return new ModuleDeclaration([.. columns], Shadows(table, auxiliary));
    }

    public static ModuleDeclaration DeclareGeopoly(string table, ImmutableArray<string> arguments)
    {
        var columns = new List<Column> { new("_shape", "") };
        foreach (var argument in arguments)
        {
            var name = FirstToken(argument);
            columns.Add(new Column(name, argument.Substring(Math.Min(argument.Length, TokenLength(argument))).Trim()));
        }

        return new ModuleDeclaration([.. columns], Shadows(table, columns.Count));
    }

    private static ImmutableArray<ShadowTable> Shadows(string table, int auxiliary)
    {
        var quoted = table.Replace("\"", "\"\"");
        var extra = new StringBuilder();
        for (var i = 0; i < auxiliary; i++)
            extra.Append(",a").Append(i);
        return
        [
            Shadow("rowid", $"rowid INTEGER PRIMARY KEY,nodeno{extra}"),
            Shadow("node", "nodeno INTEGER PRIMARY KEY,data"),
            Shadow("parent", "nodeno INTEGER PRIMARY KEY,parentnode"),
        ];

        ShadowTable Shadow(string suffix, string columns) => new(suffix, $"\"{quoted}_{suffix}\"", $"CREATE TABLE \"{quoted}_{suffix}\"({columns})");
    }

    private static string FirstToken(string text) => Names.Unquote(text.Substring(0, TokenLength(text)));

    private static int TokenLength(string text) => ArgumentReader.Word(text, 0)?.End ?? Math.Min(1, text.Length);
}
