using Godwit.Sql.Schema;
using Godwit.Sql.Syntax;

namespace Godwit.Sql.Binding;

/// <summary>What an expression is, as far as the engine's rules ask.</summary>
internal enum ValueForm
{
    Other,
    Column,
    Select,
    Cast,
    Vector,

    /// <summary>COLLATE, likely() and the like: transparent for names.</summary>
    Wrapped,

    Parameter,

    /// <summary>A name that resolved to nothing, or something behind one: no further problem is raised for it.</summary>
    Error,
}

/// <summary>What is known of an expression. Immutable, and shared where nothing distinguishes two.</summary>
internal sealed record BoundValue(ValueForm Form, SqlType Type, Nulls Nulls)
{
    private const byte Any = 7;
    private const byte Number = 1;

    public static readonly BoundValue Unknown = new(ValueForm.Other, SqlType.Unknown, Nulls.Always) { Storage = Any };
    public static readonly BoundValue Failed = new(ValueForm.Error, SqlType.Unknown, Nulls.Always) { Storage = Any };
    public static readonly BoundValue Null = new(ValueForm.Other, SqlType.Null, Nulls.Always);
    public static readonly BoundValue Integer = new(ValueForm.Other, SqlType.Integer, Nulls.Never) { Storage = Number };
    public static readonly BoundValue Real = new(ValueForm.Other, SqlType.Real, Nulls.Never) { Storage = Number };
    public static readonly BoundValue Text = new(ValueForm.Other, SqlType.Text, Nulls.Never) { Storage = 2 };
    public static readonly BoundValue Blob = new(ValueForm.Other, SqlType.Blob, Nulls.Never) { Storage = 4 };
    public static readonly BoundValue TextOfFunction = Text with { Storage = Any };

    public Affinity Affinity { get; init; }

    /// <summary>Which storage the engine believes possible: 1 number, 2 text, 4 blob.</summary>
    public byte Storage { get; init; } = Any;

    /// <summary>The collation, where the expression has one of its own.</summary>
    public string? Collation { get; init; }

    /// <summary>The name after COLLATE; null where the collation is that of a column.</summary>
    public Name? CollationName { get; init; }

    /// <summary>The source of a column.</summary>
    public Source? Source { get; init; }

    /// <summary>The place of the column in its source; -1 for the rowid.</summary>
    public int ColumnIndex { get; init; }

    /// <summary>The subquery of a scalar SELECT.</summary>
    public SelectModel? Select { get; init; }

    /// <summary>The terms of a row value.</summary>
    public BoundValue[]? Items { get; init; }

    /// <summary>What is wrapped.</summary>
    public BoundValue? Inner { get; init; }

    /// <summary>The number of columns: of a row value or a subquery; 1 for everything else.</summary>
    public int Width => Form == ValueForm.Vector ? Items!.Length : Form == ValueForm.Select ? Select!.Width : 1;

    /// <summary>Whether the width can be relied on.</summary>
    public bool HasKnownWidth => Form != ValueForm.Error && !(Form == ValueForm.Select && Select!.IsUncertain);

    /// <summary>The column's declaration, or null for anything else.</summary>
    public Column? Column => Form == ValueForm.Column && ColumnIndex >= 0 && ColumnIndex < Source!.Columns.Length ? Source.Columns[ColumnIndex] : null;

    public static BoundValue Of(SqlType type, Nulls nulls, byte storage = Number) => new(ValueForm.Other, type, nulls) { Storage = storage };

    /// <summary>The value without COLLATE and likely().</summary>
    public BoundValue Unwrap()
    {
        var value = this;
        while (value.Form == ValueForm.Wrapped)
            value = value.Inner!;
        return value;
    }
}

/// <summary>When NULL can come out.</summary>
[Flags]
internal enum Nulls
{
    Never = 0,

    /// <summary>With the columns as they are declared.</summary>
    AsDeclared = 1,

    /// <summary>Where a query without rows leaves all columns NULL.</summary>
    WithoutRow = 2,

    Always = 3,
}
