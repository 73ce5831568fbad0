namespace Godwit.Sql.Features;

/// <summary>Grammar that SQLite did not always have.</summary>
/// <param name="Name">What a person would call it: <c>DROP COLUMN</c>.</param>
/// <param name="Since">The version that brought it (sqlite.org/changes.html).</param>
public sealed record SqliteFeature(string Name, SqliteVersion Since)
{
    /// <summary>Rows without a rowid.</summary>
    public static SqliteFeature WithoutRowId { get; } = Of("WITHOUT ROWID", 8, 2);

    /// <summary>Indexes with a WHERE clause.</summary>
    public static SqliteFeature PartialIndex { get; } = Of("a partial index (CREATE INDEX … WHERE)", 8);

    /// <summary>Common table expressions.</summary>
    public static SqliteFeature CommonTableExpression { get; } = Of("a common table expression (WITH)", 8, 3);

    /// <summary>Hexadecimal integers.</summary>
    public static SqliteFeature HexadecimalInteger { get; } = Of("a hexadecimal integer", 8, 6);

    /// <summary>Indexes on expressions.</summary>
    public static SqliteFeature ExpressionIndex { get; } = Of("an index on an expression", 9);

    /// <summary>Column names of a view.</summary>
    public static SqliteFeature ViewColumns { get; } = Of("names for the columns of a view", 9);

    /// <summary>Table-valued functions.</summary>
    public static SqliteFeature TableFunction { get; } = Of("a table-valued function", 9);

    /// <summary>Row values.</summary>
    public static SqliteFeature RowValue { get; } = Of("a row value", 15);

    /// <summary>VACUUM of an attached database.</summary>
    public static SqliteFeature VacuumSchema { get; } = Of("VACUUM of one database", 15);

    /// <summary>ON CONFLICT clauses of INSERT.</summary>
    public static SqliteFeature Upsert { get; } = Of("INSERT … ON CONFLICT (upsert)", 24);

    /// <summary>Window functions.</summary>
    public static SqliteFeature WindowFunction { get; } = Of("a window function (OVER)", 25);

    /// <summary>Renaming columns.</summary>
    public static SqliteFeature RenameColumn { get; } = Of("RENAME COLUMN", 25);

    /// <summary>VACUUM INTO.</summary>
    public static SqliteFeature VacuumInto { get; } = Of("VACUUM INTO", 27);

    /// <summary>GROUPS, EXCLUDE, windows built upon others, RANGE with an offset.</summary>
    public static SqliteFeature WindowFrames { get; } = Of("GROUPS, EXCLUDE, a base window or RANGE with an offset", 28);

    /// <summary>FILTER on ordinary aggregates.</summary>
    public static SqliteFeature AggregateFilter { get; } = Of("FILTER on an aggregate", 30);

    /// <summary>NULLS FIRST and LAST.</summary>
    public static SqliteFeature NullsOrder { get; } = Of("NULLS FIRST or NULLS LAST", 30);

    /// <summary>Generated columns.</summary>
    public static SqliteFeature GeneratedColumn { get; } = Of("a generated column", 31);

    /// <summary>UPDATE … FROM.</summary>
    public static SqliteFeature UpdateFrom { get; } = Of("UPDATE … FROM", 33);

    /// <summary>RETURNING.</summary>
    public static SqliteFeature Returning { get; } = Of("RETURNING", 35);

    /// <summary>Dropping columns.</summary>
    public static SqliteFeature DropColumn { get; } = Of("DROP COLUMN", 35);

    /// <summary>Hints for common table expressions.</summary>
    public static SqliteFeature Materialized { get; } = Of("MATERIALIZED or NOT MATERIALIZED", 35);

    /// <summary>Several ON CONFLICT clauses, or DO UPDATE without a target.</summary>
    public static SqliteFeature GeneralUpsert { get; } = Of("several ON CONFLICT clauses, or DO UPDATE without a target", 35);

    /// <summary>STRICT tables.</summary>
    public static SqliteFeature StrictTable { get; } = Of("STRICT", 37);

    /// <summary>The operators of JSON.</summary>
    public static SqliteFeature ArrowOperator { get; } = Of("the operators -> and ->>", 38);

    /// <summary>IS DISTINCT FROM.</summary>
    public static SqliteFeature DistinctFrom { get; } = Of("IS DISTINCT FROM", 39);

    /// <summary>RIGHT and FULL joins.</summary>
    public static SqliteFeature RightJoin { get; } = Of("RIGHT or FULL JOIN", 39);

    /// <summary>ORDER BY in an aggregate.</summary>
    public static SqliteFeature AggregateOrder { get; } = Of("ORDER BY within an aggregate", 44);

    /// <summary>Separators in numbers.</summary>
    public static SqliteFeature NumberSeparator { get; } = Of("a number with separators (1_000)", 46);

    /// <summary>RAISE with an expression.</summary>
    public static SqliteFeature RaiseExpression { get; } = Of("an expression in RAISE", 47);

    private static SqliteFeature Of(string name, int minor, int patch = 0) => new(name, new SqliteVersion(3, minor, patch));
}
