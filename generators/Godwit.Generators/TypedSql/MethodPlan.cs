namespace Godwit.Generators;

/// <summary>What to emit for a class.</summary>
internal sealed record ClassPlan(SqlClass Class, EquatableArray<MethodPlan> Methods);

/// <summary>What to emit for a method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kind">How the statement runs.</param>
/// <param name="Parameters">The statement's parameters in the order of their numbers.</param>
/// <param name="Row">How a row is read; null where none is.</param>
/// <param name="Functions">The functions that the statement calls.</param>
internal sealed record MethodPlan(SqlMethod Method, PlanKind Kind, EquatableArray<BoundArgument> Parameters, RowPlan? Row, EquatableArray<SqlFunction> Functions);

/// <summary>How a statement runs.</summary>
internal enum PlanKind
{
    /// <summary>Something is wrong, and a message says what: the body throws.</summary>
    Refused,

    /// <summary>To its end, without a result.</summary>
    Run,

    /// <summary>To its end, for the number of rows.</summary>
    RowsChanged,
    One,
    OneOrNone,
    Many,
}

/// <summary>A parameter of the statement and the method's parameter for it.</summary>
internal sealed record BoundArgument(int Number, SqlParameter Parameter);

/// <summary>How a row is read.</summary>
/// <param name="Type">The type it becomes.</param>
/// <param name="Arguments">The columns for the value, the elements or the constructor's parameters, in their order.</param>
/// <param name="Properties">The columns for properties.</param>
internal sealed record RowPlan(RowType Type, EquatableArray<ColumnRead> Arguments, EquatableArray<ColumnRead> Properties);

/// <summary>A column and where its value goes.</summary>
/// <param name="Column">The column, from 0.</param>
/// <param name="Member">Where it goes.</param>
/// <param name="MayBeNull">Whether NULL can come out of the query.</param>
internal sealed record ColumnRead(int Column, RowMember Member, bool MayBeNull);
