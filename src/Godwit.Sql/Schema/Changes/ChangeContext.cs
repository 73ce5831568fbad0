using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>What a change works on: the schema before it, and the text of its statement.</summary>
internal sealed class ChangeContext(SqlSchema schema, string text)
{
    public SqlSchema Schema { get; } = schema;

    public string Text { get; } = text;

    public SchemaChangeResult Unchanged() => SchemaChangeResult.Of(Schema);

    public SchemaChangeResult Changed(DatabaseSchema database) => SchemaChangeResult.Of(Schema.With(database));

    public SchemaChangeResult Refused(SqlProblem problem) => new(Schema, [problem]);

    public SchemaChangeResult Refused(SqlProblemKind kind, string message, SqlNode node) => Refused(new SqlProblem(kind, message, node.Span));

    /// <summary>A node's text as it was written, quotes included.</summary>
    public string Raw(SqlNode node) => node.Span.Of(Text);

    public string Slice(int start, int end) => Text.Substring(start, end - start);
}
