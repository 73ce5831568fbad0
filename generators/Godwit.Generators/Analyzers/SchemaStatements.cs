using Godwit.Sql.Syntax;

namespace Godwit.Generators;

/// <summary>Tells which statements change what the next migration finds.</summary>
internal static class SchemaStatements
{
    public static bool IsIn(string sql) => ParsedTexts.Of(sql).Statements.Any(statement => IsOne(statement.Syntax));

    // What is temporary ends with the session.
    private static bool IsOne(Statement? statement) => statement switch
    {
        CreateTableStatement create => !create.IsTemporary,
        CreateViewStatement create => !create.IsTemporary,
        CreateTriggerStatement create => !create.IsTemporary,
        CreateIndexStatement or CreateVirtualTableStatement or DropStatement or AlterTableStatement => true,
        _ => false,
    };
}
