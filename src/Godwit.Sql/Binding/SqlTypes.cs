using Godwit.Sql.Schema;

namespace Godwit.Sql.Binding;

/// <summary>Arithmetic on <see cref="SqlType"/>.</summary>
internal static class SqlTypes
{
    /// <summary>What a column with this declared type is taken to hold.</summary>
    public static SqlType Of(string declaredType, Affinity affinity) => affinity switch
    {
        Affinity.Integer => SqlType.Integer,
        Affinity.Real => SqlType.Real,
        Affinity.Text => SqlType.Text,
        // ANY of a STRICT table and a column without a type hold whatever was stored.
        Affinity.Blob => declaredType.IndexOf("BLOB", StringComparison.OrdinalIgnoreCase) >= 0 ? SqlType.Blob : SqlType.Unknown,
        _ => SqlType.Unknown,
    };

    /// <summary>What CAST gives.</summary>
    public static SqlType OfCast(Affinity affinity) => affinity switch
    {
        Affinity.Integer => SqlType.Integer,
        Affinity.Real => SqlType.Real,
        Affinity.Text => SqlType.Text,
        Affinity.Blob => SqlType.Blob,
        _ => SqlType.Numeric,
    };

    /// <summary>What one of two gives.</summary>
    public static SqlType Either(SqlType a, SqlType b)
    {
        if (a == b || b == SqlType.Null)
            return a;
        if (a == SqlType.Null)
            return b;
        return IsNumber(a) && IsNumber(b) ? SqlType.Numeric : SqlType.Unknown;
    }

    /// <summary>What adding, subtracting, multiplying or dividing gives.</summary>
    public static SqlType OfArithmetic(SqlType a, SqlType b)
    {
        if (a == SqlType.Null || b == SqlType.Null)
            return SqlType.Null;
        if (a == SqlType.Real || b == SqlType.Real)
            return SqlType.Real;
        return a == SqlType.Integer && b == SqlType.Integer ? SqlType.Integer : SqlType.Numeric;
    }

    private static bool IsNumber(SqlType type) => type is SqlType.Integer or SqlType.Real or SqlType.Numeric;
}
