using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using SQLitePCL;

namespace Godwit;

/// <summary>One call of a C# function by SQLite, as generated code answers it. Not meant to be written by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct SqlFunctionCall
{
    private readonly sqlite3_context _context;
    private readonly sqlite3_value[] _arguments;
    private readonly bool _isUtf8;

    internal SqlFunctionCall(sqlite3_context context, sqlite3_value[] arguments, bool isUtf8)
    {
        _context = context;
        _arguments = arguments;
        _isUtf8 = isUtf8;
    }

    /// <summary>Whether an argument is NULL.</summary>
    public bool IsNull(int index) => raw.sqlite3_value_type(_arguments[index]) == raw.SQLITE_NULL;

    /// <summary>A whole number.</summary>
    public long ReadInt64(int index)
    {
        var value = raw.sqlite3_value_int64(_arguments[index]);
        // NULL is read as 0; asking for the type of every value would cost a call for each.
        if (value == 0)
            RequireValue(index);
        return value;
    }

    /// <summary>A floating-point number.</summary>
    public double ReadDouble(int index)
    {
        var value = raw.sqlite3_value_double(_arguments[index]);
        if (value == 0)
            RequireValue(index);
        return value;
    }

    /// <summary>Any number but 0 is true.</summary>
    public bool ReadBoolean(int index) => ReadInt64(index) != 0;

    /// <summary>Text, NUL characters inside it included.</summary>
    public string ReadString(int index) => ReadNullableString(index) ?? throw UnexpectedNull(index);

    /// <summary>Text, or null for NULL.</summary>
    public string? ReadNullableString(int index)
    {
        // In a UTF-16 database, asking for text makes it UTF-8. Asking for the blob gives all of it.
        if (!_isUtf8)
            raw.sqlite3_value_text(_arguments[index]);
        var utf8 = raw.sqlite3_value_blob(_arguments[index]);
        return utf8.IsEmpty ? IsNull(index) ? null : "" : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Bytes.</summary>
    public byte[] ReadBytes(int index) => ReadSpan(index).ToArray();

    /// <summary>Bytes, or null for NULL.</summary>
    public byte[]? ReadNullableBytes(int index) => IsNull(index) ? null : ReadBytes(index);

    /// <summary>Bytes in SQLite's memory, or the UTF-8 of a text; valid during the call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadSpan(int index)
    {
        if (!_isUtf8 && raw.sqlite3_value_type(_arguments[index]) == raw.SQLITE_TEXT)
            raw.sqlite3_value_text(_arguments[index]);
        var bytes = raw.sqlite3_value_blob(_arguments[index]);
        if (bytes.IsEmpty)
            RequireValue(index);
        return bytes;
    }

    /// <summary>Returns NULL.</summary>
    public void ReturnNull() => raw.sqlite3_result_null(_context);

    /// <summary>Returns INTEGER.</summary>
    public void Return(long value) => raw.sqlite3_result_int64(_context, value);

    /// <summary>Returns INTEGER 0 or 1.</summary>
    public void Return(bool value) => Return(value ? 1L : 0L);

    /// <summary>Returns REAL.</summary>
    public void Return(double value) => raw.sqlite3_result_double(_context, value);

    /// <summary>Returns TEXT, or NULL for <see langword="null"/>.</summary>
    [SkipLocalsInit]
    public void Return(string? value)
    {
        if (value is null)
        {
            ReturnNull();
            return;
        }

        using var utf8 = new Utf8Buffer(value, stackalloc byte[Utf8Buffer.StackSize]);
        raw.sqlite3_result_text(_context, utf8.Bytes);
    }

    /// <summary>Returns BLOB, or NULL for <see langword="null"/>.</summary>
    public void Return(byte[]? value)
    {
        if (value is null)
            ReturnNull();
        else
            Return(value.AsSpan());
    }

    /// <summary>Returns BLOB; an empty span is an empty blob.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            raw.sqlite3_result_zeroblob(_context, 0);
        else
            raw.sqlite3_result_blob(_context, value);
    }

    private void RequireValue(int index)
    {
        if (IsNull(index))
            throw UnexpectedNull(index);
    }

    private static InvalidOperationException UnexpectedNull(int index) =>
        new($"The argument {index + 1} of the function is NULL, and its parameter has a type without null. Make the type nullable, or leave such rows out.");
}

/// <summary>Answers a call of a C# function by SQLite.</summary>
/// <param name="call">The call: its arguments, and where the result goes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void SqlFunctionBody(SqlFunctionCall call);
