namespace Godwit.Sql.Schema;

/// <summary>The affinity of a column or an expression: which conversions its values undergo.</summary>
public enum Affinity
{
    /// <summary>None at all: an expression that is no column and no cast.</summary>
    None,

    /// <summary>BLOB: values stay as they are.</summary>
    Blob,

    /// <summary>TEXT: numbers become text.</summary>
    Text,

    /// <summary>NUMERIC: text that looks like a number becomes one.</summary>
    Numeric,

    /// <summary>INTEGER: like NUMERIC.</summary>
    Integer,

    /// <summary>REAL: like NUMERIC, with integers as floating-point numbers.</summary>
    Real,
}

/// <summary>The affinity that a declared type gives.</summary>
public static class AffinityRules
{
    /// <summary>
    /// The affinity of a column or cast with this declared type: INT anywhere wins, then CHAR, CLOB and TEXT, then BLOB,
    /// then REAL, FLOA and DOUB, and everything else is numeric. Case does not matter.
    /// </summary>
    /// <param name="declaredType">The type as declared; empty for none.</param>
    public static Affinity Of(string declaredType)
    {
        if (declaredType.Length == 0 || Has(declaredType, "INT"))
            return declaredType.Length == 0 ? Affinity.Blob : Affinity.Integer;
        if (Has(declaredType, "CHAR") || Has(declaredType, "CLOB") || Has(declaredType, "TEXT"))
            return Affinity.Text;
        if (Has(declaredType, "BLOB"))
            return Affinity.Blob;
        return Has(declaredType, "REAL") || Has(declaredType, "FLOA") || Has(declaredType, "DOUB") ? Affinity.Real : Affinity.Numeric;
    }

    private static bool Has(string type, string part) => type.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
