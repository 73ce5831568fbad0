using Godwit.Sql.Catalog;
using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>What built-in functions return, and which variant a call means.</summary>
internal static class FunctionFacts
{
    // The kinds of results; "?" where NULL can come out of arguments that are not NULL.
    private const string Results = """
        integer?: instr length octet_length unicode sign json_array_length json_error_position unixepoch json_valid glob like
                  regexp match
        integer: changes total_changes last_insert_rowid random
        real?: acos acosh asin asinh atan atan2 atanh cos cosh degrees exp ln log log10 log2 mod pow power radians round
               sin sinh sqrt tan tanh julianday
        real: pi
        text?: lower upper trim ltrim rtrim replace char json json_array json_object json_insert json_replace
               json_set json_remove json_patch json_pretty json_quote json_type date time datetime strftime timediff
               unistr unistr_quote concat_ws sqlite_compileoption_get snippet highlight printf format
        text: quote typeof hex concat sqlite_version sqlite_source_id current_date current_time
              current_timestamp
        blob?: unhex jsonb jsonb_array jsonb_object jsonb_insert jsonb_replace jsonb_set jsonb_remove jsonb_patch
        blob: randomblob zeroblob
        """;

    // These return NULL only for an argument that is NULL.
    private static readonly HashSet<string> Strict = new(NameComparer.Instance)
    {
        "instr", "length", "octet_length", "lower", "upper", "trim", "ltrim", "rtrim", "replace", "abs", "round",
        "glob", "like", "json", "json_pretty", "json_array_length",
    };

    private static readonly Dictionary<string, (SqlType Type, bool IsNullable)> ByName = Read();

    /// <summary>What a scalar function returns.</summary>
    public static BoundValue Result(string name, BoundValue[] arguments)
    {
        if (Special(name, arguments) is { } special)
            return special;
        if (!ByName.TryGetValue(name, out var result))
            return BoundValue.Unknown;
        if (!result.IsNullable)
            return Call(result.Type, Nulls.Never);
        return Call(result.Type, Strict.Contains(name) && name is not "json_array_length" ? Any(arguments) : Nulls.Always);
    }

    private static BoundValue? Special(string name, BoundValue[] arguments)
    {
        switch (name.ToLowerInvariant())
        {
            case "coalesce" or "ifnull":
                return Call(EitherOf(arguments, 0, 1), All(arguments));
            case "iif" or "if":
                return Call(EitherOf(arguments, 1, 2), OfBranches(arguments));
            case "nullif" when arguments.Length == 2:
                return Call(arguments[0].Type, Nulls.Always);
            case "abs" when arguments.Length == 1:
                var type = arguments[0].Type;
                return Call(type is SqlType.Integer or SqlType.Real ? type : SqlType.Numeric, arguments[0].Nulls);
            case "ceil" or "ceiling" or "floor" or "trunc" when arguments.Length == 1:
                return Call(arguments[0].Type is SqlType.Integer or SqlType.Real ? arguments[0].Type : SqlType.Numeric, Nulls.Always);
            case "max" or "min":
                return Call(EitherOf(arguments, 0, 1), Any(arguments));
            case "substr" or "substring" when arguments.Length > 0:
                return Call(OfPart(arguments[0].Type), Nulls.Always);
            case "likely" or "unlikely" or "likelihood" when arguments.Length > 0:
                return arguments[0] with { Form = ValueForm.Wrapped, Inner = arguments[0], Storage = 7 };
            default:
                return null;
        }
    }

    /// <summary>What an aggregate or window function returns.</summary>
    public static BoundValue Aggregate(string name, BoundValue[] arguments, bool mayLeaveRowOut)
    {
        var first = arguments.Length > 0 ? arguments[0].Type : SqlType.Unknown;
        switch (name.ToLowerInvariant())
        {
            case "count" or "row_number" or "rank" or "dense_rank" or "ntile":
                return Call(SqlType.Integer, Nulls.Never);
            case "total" or "percent_rank" or "cume_dist":
                return Call(SqlType.Real, Nulls.Never);
            case "avg":
                return Call(SqlType.Real, OfRows(arguments, mayLeaveRowOut));
            case "sum":
                return Call(first is SqlType.Integer or SqlType.Real ? first : SqlType.Numeric, OfRows(arguments, mayLeaveRowOut));
            case "min" or "max" or "first_value" or "last_value":
                return Call(first, OfRows(arguments, mayLeaveRowOut));
            case "nth_value":
                return Call(first, Nulls.Always);
            case "lag" or "lead":
                return Call(arguments.Length == 3 ? SqlTypes.Either(first, arguments[2].Type) : first, Nulls.Always);
            case "group_concat" or "string_agg":
                return Call(SqlType.Text, OfRows(arguments, mayLeaveRowOut));
            case "json_group_array" or "json_group_object":
                return Call(SqlType.Text, Nulls.Never);
            case "jsonb_group_array" or "jsonb_group_object":
                // A text where there are no rows.
                return Call(SqlType.Unknown, Nulls.Never);
            default:
                return BoundValue.Unknown;
        }
    }

    /// <summary>The variant that a call with so many arguments means; null with <paramref name="isKnown"/> false for no function at all.</summary>
    public static BuiltInFunction? Choose(string name, int count, out bool isKnown)
    {
        var variants = BuiltInFunctions.Find(name);
        isKnown = !variants.IsEmpty;
        BuiltInFunction? variable = null;
        foreach (var variant in variants)
        {
            if (variant.Arity == count)
                return variant;
            if (variant.Accepts(count))
                variable = variant;
        }

        return variable;
    }

    private static BoundValue Call(SqlType type, Nulls nulls) => BoundValue.Of(type, nulls, storage: 7);

    // A part of a blob is a blob, of anything else a text.
    private static SqlType OfPart(SqlType whole) => whole switch
    {
        SqlType.Integer or SqlType.Real or SqlType.Numeric => SqlType.Text,
        _ => whole,
    };

    private static SqlType EitherOf(BoundValue[] arguments, int start, int step)
    {
        var type = SqlType.Null;
        for (var i = start; i < arguments.Length; i += step)
            type = SqlTypes.Either(type, arguments[i].Type);
        if (step == 2 && arguments.Length % 2 == 1)
            type = SqlTypes.Either(type, arguments[arguments.Length - 1].Type);
        return type;
    }

    // iif(a, x, b, y, …, z): NULL where a branch is, or where none is taken.
    private static Nulls OfBranches(BoundValue[] arguments)
    {
        if (arguments.Length % 2 == 0)
            return Nulls.Always;
        var nulls = arguments[arguments.Length - 1].Nulls;
        for (var i = 1; i < arguments.Length; i += 2)
            nulls |= arguments[i].Nulls;
        return nulls;
    }

    private static Nulls OfRows(BoundValue[] arguments, bool mayLeaveRowOut) =>
        mayLeaveRowOut || arguments.Length == 0 ? Nulls.Always : (arguments[0].Nulls & Nulls.AsDeclared) | Nulls.WithoutRow;

    private static Nulls Any(BoundValue[] arguments)
    {
        var nulls = Nulls.Never;
        foreach (var argument in arguments)
            nulls |= argument.Nulls;
        return nulls;
    }

    private static Nulls All(BoundValue[] arguments)
    {
        var nulls = Nulls.Always;
        foreach (var argument in arguments)
            nulls &= argument.Nulls;
        return nulls;
    }

    private static Dictionary<string, (SqlType Type, bool IsNullable)> Read()
    {
        var results = new Dictionary<string, (SqlType Type, bool IsNullable)>(NameComparer.Instance);
        var type = SqlType.Unknown;
        var isNullable = false;
        foreach (var word in Results.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[word.Length - 1] != ':')
            {
                results[word] = (type, isNullable);
                continue;
            }

            isNullable = word.EndsWith("?:", StringComparison.Ordinal);
            type = (SqlType)Enum.Parse(typeof(SqlType), word.TrimEnd(':', '?'), ignoreCase: true);
        }

        return results;
    }
}
