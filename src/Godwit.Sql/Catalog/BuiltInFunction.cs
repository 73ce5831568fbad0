namespace Godwit.Sql.Catalog;

/// <summary>What a function can be.</summary>
public enum FunctionKind
{
    /// <summary>One value from one row.</summary>
    Scalar,

    /// <summary>One value from many rows; not over a window.</summary>
    Aggregate,

    /// <summary>An aggregate that can stand over a window too, or (see <see cref="BuiltInFunction.NeedsWindow"/>) only there.</summary>
    Window,
}

/// <summary>One variant of a built-in function.</summary>
/// <param name="Name">The name, lower case.</param>
/// <param name="Arity">The number of arguments; -1 for any, -3 for one or more, -4 for two or more, as <c>function_list</c> says.</param>
/// <param name="Kind">Scalar, aggregate or window.</param>
/// <param name="IsDeterministic">Whether an index, a CHECK of a partial index or a generated column may call it.</param>
public sealed record BuiltInFunction(string Name, int Arity, FunctionKind Kind, bool IsDeterministic)
{
    /// <summary>Whether a call without OVER is an error.</summary>
    public bool NeedsWindow => Kind == FunctionKind.Window && Name is "row_number" or "rank" or "dense_rank" or "percent_rank"
        or "cume_dist" or "ntile" or "lag" or "lead" or "first_value" or "last_value" or "nth_value";

    /// <summary>Whether the function takes this number of arguments.</summary>
    /// <param name="count">The number of arguments.</param>
    public bool Accepts(int count) => Arity switch
    {
        -1 => true,
        < -1 => count >= -Arity - 2,
        _ => count == Arity,
    };
}
