using Godwit.Sql.Syntax;

namespace Godwit.Sql.Schema.Changes;

/// <summary>ANALYZE, REINDEX, VACUUM, the pragmas that concern the schema, and writes to the schema table.</summary>
internal static class Maintenance
{
    private const string StatisticsTable = "sqlite_stat1";

    public static SchemaChangeResult Analyze(ChangeContext context, AnalyzeStatement statement)
    {
        if (statement.Target is not { } target)
            return SchemaChangeResult.Of(context.Schema.Databases.Where(d => !d.IsTemp).Aggregate(context.Schema, WithStatistics));
        if (target.Schema is null && context.Schema.FindDatabase(target.ObjectName.Text) is { } whole)
            return SchemaChangeResult.Of(WithStatistics(context.Schema, whole));
        if (Placement.Database(context, target) is null)
            return context.Refused(Placement.UnknownDatabase(context, target.Schema!));
        if (context.Schema.FindIndex(target.ObjectName.Text, target.Schema?.Text) is { } index)
            return SchemaChangeResult.Of(WithStatistics(context.Schema, context.Schema.FindDatabase(index.Database)!));
        var (relation, missing) = Lookup.Table(context, target);
        if (missing is not null)
            return context.Refused(missing);
        return relation is null ? context.Unchanged() : SchemaChangeResult.Of(WithStatistics(context.Schema, context.Schema.FindDatabase(relation.Database)!));
    }

    public static SchemaChangeResult Reindex(ChangeContext context, ReindexStatement statement)
    {
        if (statement.Target is not { } target || (target.Schema is null && context.Schema.Extensions.MayHaveCollation(target.ObjectName.Text)))
            return context.Unchanged();
        if (Placement.Database(context, target) is null)
            return context.Refused(Placement.UnknownDatabase(context, target.Schema!));
        var name = target.ObjectName.Text;
        var isKnown = context.Schema.FindRelation(name, target.Schema?.Text) is not null || context.Schema.FindIndex(name, target.Schema?.Text) is not null;
        return isKnown || context.Schema.MayHoldMore(target.Schema?.Text)
            ? context.Unchanged()
            : context.Refused(SqlProblemKind.NoSuchObject, "unable to identify the object to be reindexed", target);
    }

    public static SchemaChangeResult Vacuum(ChangeContext context, VacuumStatement statement) =>
        statement.Schema is { } schema && context.Schema.FindDatabase(schema.Text) is null
            ? context.Refused(Placement.UnknownDatabase(context, schema))
            : context.Unchanged();

    public static SchemaChangeResult Pragma(ChangeContext context, PragmaStatement statement)
    {
        if (statement.Pragma.Schema is { } database && context.Schema.FindDatabase(database.Text) is null)
            return context.Refused(Placement.UnknownDatabase(context, database));
        if (statement.Value is not { } value)
            return context.Unchanged();
        var schema = context.Schema;
        return statement.Pragma.ObjectName.Text.ToLowerInvariant() switch
        {
            "temp_store" when TempStore(value) != schema.TempStore => ChangeTempStore(context, statement, TempStore(value)),
            "writable_schema" => SchemaChangeResult.Of(schema with { IsSchemaWritable = IsOn(value) }),
            "legacy_alter_table" => SchemaChangeResult.Of(schema with { LegacyAlterTable = IsOn(value) }),
            "short_column_names" => SchemaChangeResult.Of(schema with { Results = schema.Results with { ShortColumnNames = IsOn(value) } }),
            "full_column_names" => SchemaChangeResult.Of(schema with { Results = schema.Results with { FullColumnNames = IsOn(value) } }),
            "count_changes" => SchemaChangeResult.Of(schema with { Results = schema.Results with { CountChanges = IsOn(value) } }),
            "foreign_keys" when schema.Saved.IsEmpty => SchemaChangeResult.Of(schema with { ForeignKeys = IsOn(value) }),
            _ => context.Unchanged(),
        };
    }

    /// <summary>A schema table that is written to by hand can hold anything afterwards.</summary>
    public static SchemaChangeResult Write(ChangeContext context, QualifiedName target)
    {
        if (!context.Schema.IsSchemaWritable || !NameComparer.HasPrefix(target.ObjectName.Text, "sqlite_"))
            return context.Unchanged();
        var name = target.ObjectName.Text;
        var database = target.Schema is { } schema ? context.Schema.FindDatabase(schema.Text)
            : SchemaTables.IsTempSchema(name) ? context.Schema.Databases[1]
            : SchemaTables.IsSchema(name) ? context.Schema.Databases[0]
            : null;
        return database is null || SchemaTables.Find(database, name) is null ? context.Unchanged() : context.Changed(database with { IsUnknown = true });
    }

    // Another place for temporary tables begins empty.
    private static SchemaChangeResult ChangeTempStore(ChangeContext context, PragmaStatement statement, int store) => context.Schema.Saved.IsEmpty
        ? SchemaChangeResult.Of(context.Schema.With(new DatabaseSchema(SqlSchema.Temp)) with { TempStore = store })
        : context.Refused(SqlProblemKind.NotAllowed, "temporary storage cannot be changed from within a transaction", statement);

    private static int TempStore(PragmaValue value) => Lexing.Names.Unquote(value.Text).ToLowerInvariant() switch
    {
        "1" or "file" => 1,
        "2" or "memory" => 2,
        _ => 0,
    };

    private static SqlSchema WithStatistics(SqlSchema schema, DatabaseSchema database) => database.FindRelation(StatisticsTable) is not null
        ? schema
        : schema.With(database.With(new Table(StatisticsTable)
        {
            Database = database.Name,
            Sql = "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
            Columns = [new Column("tbl", ""), new Column("idx", ""), new Column("stat", "")],
        }));

    private static bool IsOn(PragmaValue value)
    {
        var text = Lexing.Names.Unquote(value.Text);
        return text.ToLowerInvariant() is "on" or "yes" or "true" || (long.TryParse(text, out var number) && number != 0);
    }
}
