using System.Collections.Immutable;

namespace Godwit.Sql.Schema.Modules;

/// <summary>The modules that read the terms of full-text tables: fts5vocab and fts4aux.</summary>
internal static class VocabularyModules
{
    public static ModuleDeclaration DeclareFts5(string database, ImmutableArray<string> arguments)
    {
        var namesDatabase = arguments.Length == 3 && database == SqlSchema.Temp;
        if (arguments.Length != 2 && !namesDatabase)
            return ModuleDeclaration.Refused("wrong number of vtable arguments");
        var type = ArgumentReader.Dequote(arguments[arguments.Length - 1]);
        return type.ToLowerInvariant() switch
        {
            "col" => ModuleDeclaration.Of("term", "col", "doc", "cnt"),
            "row" => ModuleDeclaration.Of("term", "doc", "cnt"),
            "instance" => ModuleDeclaration.Of("term", "doc", "col", "offset"),
            _ => ModuleDeclaration.Refused($"fts5vocab: unknown table type: '{type}'"),
        };
    }

    public static ModuleDeclaration DeclareFts4(string database, ImmutableArray<string> arguments)
    {
        if (arguments.Length != 1 && !(arguments.Length == 2 && database == SqlSchema.Temp))
            return ModuleDeclaration.Refused("invalid arguments to fts4aux constructor");
        var read = ModuleDeclaration.Of("term", "col", "documents", "occurrences");
        return read with { Columns = read.Columns.Add(ModuleDeclaration.Hidden("languageid")) };
    }
}
