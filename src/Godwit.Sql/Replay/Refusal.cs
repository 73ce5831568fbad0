using Godwit.Sql.Lexing;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Replay;

/// <summary>
/// The schema behind a statement that the engine refuses. What it was to make is there, with anything in it: one mistake is
/// reported once, and hides no other.
/// </summary>
internal static class Refusal
{
    /// <summary>Whether the engine refuses a statement for this, whatever the tables hold and the program adds.</summary>
    public static bool IsRefused(SqlProblem problem) =>
        problem.Stage != SqlProblemStage.Data && problem.Kind is not (SqlProblemKind.NoSuchFunction or SqlProblemKind.NoSuchCollation);

    /// <summary>The schema behind a statement that was refused.</summary>
    public static SqlSchema After(SqlSchema schema, Statement statement) => statement switch
    {
        CreateTableStatement create => WithOpaque(schema, create.IsTemporary, create.Table),
        CreateVirtualTableStatement create => WithOpaque(schema, isTemporary: false, create.Table),
        CreateViewStatement create => WithOpaque(schema, create.IsTemporary, create.View),
        RenameTableStatement rename => WithOpaque(schema, isTemporary: false, new QualifiedName(rename.NewName.Span, rename.Table.Schema, rename.NewName)),
        AlterTableStatement alter => Opened(schema, alter.Table),
        _ => schema,
    };

    /// <summary>The schema behind a statement that does not parse: where it begins as one that changes the schema, anything.</summary>
    public static SqlSchema AfterUnparsed(SqlSchema schema, ScriptSyntax script, ScriptStatement statement)
    {
        var first = script.Tokens.FirstOrDefault(token => token.Start >= statement.Span.Start);
        return first.Kind is TokenKind.Create or TokenKind.Alter or TokenKind.Drop or TokenKind.Attach
            ? schema.With(schema.Databases[0] with { IsUnknown = true }).With(schema.Databases[1] with { IsUnknown = true })
            : schema;
    }

    private static SqlSchema WithOpaque(SqlSchema schema, bool isTemporary, QualifiedName name)
    {
        var database = isTemporary ? schema.Databases[1] : schema.FindDatabase(name.Schema?.Text ?? SqlSchema.Main);
        return database is null || database.FindRelation(name.ObjectName.Text) is not null || database.FindIndex(name.ObjectName.Text) is not null
            ? schema
            : schema.With(database.With(new Table(name.ObjectName.Text) { Database = database.Name, IsOpaque = true }));
    }

    private static SqlSchema Opened(SqlSchema schema, QualifiedName name) =>
        schema.FindRelation(name.ObjectName.Text, name.Schema?.Text) is Table { IsOpaque: false } table && schema.FindDatabase(table.Database) is { } database
        && database.Relations.ContainsKey(table.Name)
            ? schema.With(database.With(table with { IsOpaque = true }))
            : schema;
}
