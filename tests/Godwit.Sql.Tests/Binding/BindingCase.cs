using Godwit.Sql.Binding;
using Godwit.Sql.Catalog;
using Godwit.Sql.Parsing;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Tests.Binding;

/// <summary>A schema, both in the engine and in the model.</summary>
internal sealed class BindingCase : IDisposable
{
    public BindingCase(params string[] definitions)
    {
        Engine.Execute("PRAGMA foreign_keys = ON");
        foreach (var definition in definitions)
        {
            if (Engine.Execute(definition) is { } message)
                throw new InvalidOperationException($"{message}: {definition}");
            Add(definition);
        }
    }

    public BindingEngine Engine { get; } = new();

    public SqlSchema Schema { get; private set; } = SqlSchema.Empty with { ForeignKeys = true, Extensions = EngineExtensions.None };

    /// <summary>Adds to the model what the engine has already.</summary>
    public void Add(string definition)
    {
        foreach (var statement in SqlParser.ParseScript(definition).Statements)
            Schema = SchemaChange.Apply(Schema, statement.Syntax!, definition).Schema;
    }

    public BoundStatement Bind(string sql) => Binder.Bind(Schema, sql, SqlParser.ParseScript(sql).Statements[0].Syntax!);

    /// <summary>How the binder differs from the engine over a statement; null where it does not, or where the text does not parse.</summary>
    public BindingDifference? Compare(string sql)
    {
        var script = SqlParser.ParseScript(sql);
        if (script.Statements.Length != 1 || script.Statements[0].Syntax is not { } statement)
            return null;
        var verdict = Engine.Prepare(sql);
        var bound = Binder.Bind(Schema, sql, statement);
        var problem = bound.Problems.IsEmpty ? null : bound.Problems[0].Message;
        if (verdict.Message is not null)
            return new BindingDifference(sql, verdict.Message, problem, Columns: null);
        return new BindingDifference(sql, Engine: null, problem, problem is null ? ColumnDifference.Of(verdict, bound) : null);
    }

    public void Dispose() => Engine.Dispose();
}

/// <summary>The messages of both, and how the results differ.</summary>
internal sealed record BindingDifference(string Sql, string? Engine, string? Binder, string? Columns)
{
    public bool IsFalseRefusal => Engine is null && Binder is not null;

    public bool IsMissed => Engine is not null && Binder is null;

    public bool IsRefused => Engine is not null;
}
