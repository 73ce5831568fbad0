using System.Collections.Immutable;
using Godwit.Sql.Schema.Changes;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema;

/// <summary>The step from a schema to the next: what a statement does to it, as the engine does it.</summary>
public static class SchemaChange
{
    /// <summary>
    /// The schema after a statement. A statement that the engine refuses leaves it as it is, and the problem says why; one
    /// that only some data make the engine refuse is taken to succeed. Statements that change no schema return it as it is.
    /// </summary>
    /// <param name="schema">The schema before.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="text">The text that the statement's spans refer to.</param>
    public static SchemaChangeResult Apply(SqlSchema schema, Statement statement, string text)
    {
        var context = new ChangeContext(schema, text);
        return statement switch
        {
            CreateTableStatement create => CreateTable.Apply(context, create),
            CreateIndexStatement create => CreateIndex.Apply(context, create),
            CreateViewStatement create => CreateView.Apply(context, create),
            CreateTriggerStatement create => CreateTrigger.Apply(context, create),
            CreateVirtualTableStatement create => CreateVirtualTable.Apply(context, create),
            DropStatement drop => DropObject.Apply(context, drop),
            AddColumnStatement add => AddColumn.Apply(context, add),
            DropColumnStatement drop => DropColumn.Apply(context, drop),
            RenameTableStatement rename => RenameTable.Apply(context, rename),
            RenameColumnStatement rename => RenameColumn.Apply(context, rename),
            AttachStatement attach => Attachments.Attach(context, attach),
            DetachStatement detach => Attachments.Detach(context, detach),
            AnalyzeStatement analyze => Maintenance.Analyze(context, analyze),
            ReindexStatement reindex => Maintenance.Reindex(context, reindex),
            VacuumStatement vacuum => Maintenance.Vacuum(context, vacuum),
            PragmaStatement pragma => Maintenance.Pragma(context, pragma),
            BeginStatement => Transactions.Begin(context),
            CommitStatement => Transactions.Commit(context),
            RollbackStatement rollback => Transactions.Rollback(context, rollback),
            SavepointStatement savepoint => Transactions.Savepoint(context, savepoint),
            ReleaseStatement release => Transactions.Release(context, release),
            InsertStatement insert => FullTextCommands.Apply(context, insert) ?? Maintenance.Write(context, insert.Table),
            UpdateStatement update => Maintenance.Write(context, update.Table),
            DeleteStatement delete => Maintenance.Write(context, delete.Table),
            ExplainStatement explain => Explain(schema, explain, text),
            _ => context.Unchanged(),
        };
    }

    // Prepared as any statement, and never run.
    private static SchemaChangeResult Explain(SqlSchema schema, ExplainStatement explain, string text) => new(
        schema, [.. Apply(schema, explain.Statement, text).Problems.Where(p => p.Stage == SqlProblemStage.Prepare)]);
}

/// <summary>A schema after a statement, and what the engine would say against the statement.</summary>
/// <param name="Schema">The schema after it.</param>
/// <param name="Problems">The problems; empty where the engine accepts it.</param>
public sealed record SchemaChangeResult(SqlSchema Schema, ImmutableArray<SqlProblem> Problems)
{
    /// <summary>A schema that the engine reaches without a word.</summary>
    internal static SchemaChangeResult Of(SqlSchema schema) => new(schema, ImmutableArray<SqlProblem>.Empty);
}
