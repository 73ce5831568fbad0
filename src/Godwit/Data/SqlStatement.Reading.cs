using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Godwit;

/// <summary>The columns of the current row, converted as Microsoft.Data.Sqlite converts them. Indexes count from 0.</summary>
public sealed partial class SqlStatement
{
    // The milliseconds of Julian day 1721425.5, which is the start of year 1.
    private const long FirstYear = 148_731_163_200_000;

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>Throws where a column is NULL that the method reads as a type without null.</summary>
    /// <exception cref="InvalidOperationException">The column is NULL.</exception>
    public void RequireValue(int column)
    {
        if (IsNull(column))
            throw UnexpectedNull(column);
    }

    /// <summary>A whole number.</summary>
    public long ReadInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A floating-point number.</summary>
    public double ReadDouble(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>Any number but 0 is true.</summary>
    public bool ReadBoolean(int column) => ReadInt64(column) != 0;

    /// <summary>Text, NUL characters inside it included.</summary>
    /// <exception cref="InvalidOperationException">The column is NULL.</exception>
    public string ReadString(int column) => ReadNullableString(column) ?? throw UnexpectedNull(column);

    /// <summary>Text, or null for NULL.</summary>
    public string? ReadNullableString(int column)
    {
        var utf8 = Utf8(column);
        return utf8.IsEmpty ? IsNull(column) ? null : "" : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Bytes.</summary>
    /// <exception cref="InvalidOperationException">The column is NULL.</exception>
    public byte[] ReadBytes(int column) => ReadNullableBytes(column) ?? throw UnexpectedNull(column);

    /// <summary>Bytes, or null for NULL.</summary>
    public byte[]? ReadNullableBytes(int column)
    {
        var bytes = raw.sqlite3_column_blob(_statement, column);
        return bytes.IsEmpty ? IsNull(column) ? null : [] : bytes.ToArray();
    }

    /// <summary>The one character of a text, or the character with the number.</summary>
    /// <exception cref="InvalidOperationException">The text does not have one character.</exception>
    public char ReadChar(int column)
    {
        if (raw.sqlite3_column_type(_statement, column) == raw.SQLITE_INTEGER)
            return checked((char)ReadInt64(column));
        return ReadString(column) is [var only] ? only : throw new InvalidOperationException($"The column '{Name(column)}' is read as one character and does not hold one.");
    }

    /// <summary>A decimal number, from text or a number.</summary>
    public decimal ReadDecimal(int column) => decimal.Parse(Utf8(column), NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);

    /// <summary>A GUID, from 16 bytes or from text.</summary>
    public Guid ReadGuid(int column)
    {
        if (raw.sqlite3_column_type(_statement, column) != raw.SQLITE_BLOB)
            return Guid.Parse(Utf8(column));
        var bytes = raw.sqlite3_column_blob(_statement, column);
        return bytes.Length == 16 ? new Guid(bytes) : Guid.Parse(bytes);
    }

    /// <summary>A time, from text or from a Julian day; text with an offset becomes UTC.</summary>
    public DateTime ReadDateTime(int column) =>
        IsNumber(column) ? FromJulianDay(ReadDouble(column)) : DateTime.Parse(ReadString(column), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    /// <summary>A time with its offset, from text or from a Julian day; without an offset it is UTC.</summary>
    public DateTimeOffset ReadDateTimeOffset(int column) =>
        IsNumber(column) ? new DateTimeOffset(FromJulianDay(ReadDouble(column)), TimeSpan.Zero) : DateTimeOffset.Parse(ReadString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A date, from text or from a Julian day.</summary>
    public DateOnly ReadDateOnly(int column) =>
        IsNumber(column) ? DateOnly.FromDateTime(FromJulianDay(ReadDouble(column))) : DateOnly.Parse(ReadString(column), CultureInfo.InvariantCulture);

    /// <summary>A time of day, from text.</summary>
    public TimeOnly ReadTimeOnly(int column) => TimeOnly.Parse(ReadString(column), CultureInfo.InvariantCulture);

    /// <summary>A span of time, from text or from a number of days.</summary>
    public TimeSpan ReadTimeSpan(int column) =>
        IsNumber(column) ? TimeSpan.FromDays(ReadDouble(column)) : TimeSpan.Parse(ReadString(column), CultureInfo.InvariantCulture);

    /// <summary>A value by what it is: <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, bytes or null.</summary>
    internal object? ReadValue(int column) => raw.sqlite3_column_type(_statement, column) switch
    {
        raw.SQLITE_INTEGER => ReadInt64(column),
        raw.SQLITE_FLOAT => ReadDouble(column),
        raw.SQLITE_TEXT => ReadString(column),
        raw.SQLITE_BLOB => ReadBytes(column),
        _ => null,
    };

    private static DateTime FromJulianDay(double day) =>
        new((((long)((day * 86_400_000d) + 0.5)) - FirstYear) * TimeSpan.TicksPerMillisecond);

    /// <summary>The text's bytes; empty for NULL too. Faster than a text that ends at the first NUL, and loses nothing.</summary>
    private ReadOnlySpan<byte> Utf8(int column)
    {
        // Asking for text converts a value of a UTF-16 database in place.
        if (!_isUtf8)
            raw.sqlite3_column_text(_statement, column);
        return raw.sqlite3_column_blob(_statement, column);
    }

    private bool IsNumber(int column) => raw.sqlite3_column_type(_statement, column) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT;

    private string Name(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    private InvalidOperationException UnexpectedNull(int column) =>
        new($"The column '{Name(column)}' is NULL in a row, and the method that reads it has a type without null there. Make the type nullable, or leave such rows out.");
}
