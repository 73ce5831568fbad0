using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>A column of a statement's result.</summary>
/// <param name="Name">The name as <c>sqlite3_column_name</c> gives it.</param>
public sealed record BoundColumn(string Name)
{
    /// <summary>The name that the column gets in a view or a table made of the result: unique among its columns.</summary>
    public string UniqueName { get; init; } = Name;

    /// <summary>The type that the column of such a view or table gets; null for none.</summary>
    public string? TableType { get; init; }

    /// <summary>The affinity; <see cref="Schema.Affinity.None"/> for an expression that is no column and no cast.</summary>
    public Affinity Affinity { get; init; }

    /// <summary>The collation; null where the expression has none of its own.</summary>
    public string? Collation { get; init; }

    /// <summary>The declared type of the column that the result is taken from, as <c>sqlite3_column_decltype</c> gives it, or null.</summary>
    public string? DeclaredType { get; init; }

    /// <summary>The column of a table that the result is taken from unchanged, or null.</summary>
    public ColumnOrigin? Origin { get; init; }

    /// <summary>What kind of value it is, as far as known.</summary>
    public SqlType Type { get; init; }

    /// <summary>Whether NULL can come out.</summary>
    public bool IsNullable { get; init; } = true;
}

/// <summary>The column of a table, as <c>sqlite3_column_database_name</c>, <c>…_table_name</c> and <c>…_origin_name</c> give it.</summary>
/// <param name="Database">The database; null for a table that belongs to none, as the built-in table-valued functions.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column, or <c>rowid</c>.</param>
public sealed record ColumnOrigin(string? Database, string Table, string Column);
