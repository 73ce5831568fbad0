using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SQLitePCL;

namespace Godwit;

/// <summary>Parameters, stored as Microsoft.Data.Sqlite stores them. Indexes count from 1.</summary>
public sealed partial class SqlStatement
{
    /// <summary>Binds NULL.</summary>
    public void BindNull(int index) => CheckBind(raw.sqlite3_bind_null(_statement, index));

    /// <summary>Binds INTEGER. Whole numbers of any width and enums come here; the bits of a <see cref="ulong"/> are kept.</summary>
    public void Bind(int index, long value) => CheckBind(raw.sqlite3_bind_int64(_statement, index, value));

    /// <summary>Binds INTEGER 0 or 1.</summary>
    public void Bind(int index, bool value) => Bind(index, value ? 1L : 0L);

    /// <summary>Binds REAL.</summary>
    /// <exception cref="ArgumentException">NaN, which SQLite would store as NULL.</exception>
    public void Bind(int index, double value)
    {
        if (double.IsNaN(value))
            throw new ArgumentException("NaN cannot be stored: SQLite would make it NULL.", nameof(value));
        CheckBind(raw.sqlite3_bind_double(_statement, index, value));
    }

    /// <summary>Binds TEXT, or NULL for <see langword="null"/>.</summary>
    public void Bind(int index, string? value)
    {
        if (value is null)
            BindNull(index);
        else
            Bind(index, value.AsSpan());
    }

    /// <summary>Binds TEXT.</summary>
    [SkipLocalsInit]
    public void Bind(int index, ReadOnlySpan<char> value)
    {
        using var utf8 = new Utf8Buffer(value, stackalloc byte[Utf8Buffer.StackSize]);
        BindUtf8(index, utf8.Bytes);
    }

    /// <summary>Binds BLOB, or NULL for <see langword="null"/>.</summary>
    public void Bind(int index, byte[]? value)
    {
        if (value is null)
            BindNull(index);
        else
            Bind(index, value.AsSpan());
    }

    /// <summary>Binds BLOB; an empty span is an empty blob.</summary>
    public void Bind(int index, ReadOnlySpan<byte> value) =>
        CheckBind(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));

    /// <summary>Binds TEXT of one character.</summary>
    public void Bind(int index, char value) => Bind(index, new ReadOnlySpan<char>(in value));

    /// <summary>Binds TEXT, as <c>10.5</c> or <c>3.0</c>.</summary>
    public void Bind(int index, decimal value) => BindText(index, value, "0.0###########################");

    /// <summary>Binds TEXT, with upper-case digits.</summary>
    public void Bind(int index, Guid value)
    {
        Span<byte> utf8 = stackalloc byte[36];
        value.TryFormat(utf8, out var length);
        Ascii.ToUpperInPlace(utf8[..length], out _);
        BindUtf8(index, utf8[..length]);
    }

    /// <summary>Binds TEXT, as <c>2026-01-31 09:30:00.5</c>.</summary>
    public void Bind(int index, DateTime value) => BindText(index, value, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF");

    /// <summary>Binds TEXT, as <c>2026-01-31 09:30:00.5+01:00</c>.</summary>
    public void Bind(int index, DateTimeOffset value) => BindText(index, value, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFFzzz");

    /// <summary>Binds TEXT, as <c>2026-01-31</c>.</summary>
    public void Bind(int index, DateOnly value) => BindText(index, value, @"yyyy\-MM\-dd");

    /// <summary>Binds TEXT, as <c>09:30:00</c> or <c>09:30:00.5000000</c>.</summary>
    public void Bind(int index, TimeOnly value) =>
        BindText(index, value, value.Ticks % TimeSpan.TicksPerSecond == 0 ? @"HH\:mm\:ss" : @"HH\:mm\:ss.fffffff");

    /// <summary>Binds TEXT, as <c>1.02:03:04</c>.</summary>
    public void Bind(int index, TimeSpan value) => BindText(index, value, "c");

    /// <summary>Binds a value by its own type.</summary>
    /// <exception cref="ArgumentException">The type has no place in SQLite.</exception>
    internal void BindValue(int index, object? value)
    {
        switch (value)
        {
            case null or DBNull: BindNull(index); break;
            case string text: Bind(index, text); break;
            case byte[] bytes: Bind(index, bytes); break;
            case ReadOnlyMemory<byte> memory: Bind(index, memory.Span); break;
            case Memory<byte> memory: Bind(index, memory.Span); break;
            case ArraySegment<byte> segment: Bind(index, segment.AsSpan()); break;
            case bool flag: Bind(index, flag); break;
            case char character: Bind(index, character); break;
            case double number: Bind(index, number); break;
            case float number: Bind(index, number); break;
            case decimal number: Bind(index, number); break;
            case ulong number: Bind(index, unchecked((long)number)); break;
            case sbyte or byte or short or ushort or int or uint or long: Bind(index, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case Enum member: BindValue(index, Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), CultureInfo.InvariantCulture)); break;
            case Guid id: Bind(index, id); break;
            case DateTime time: Bind(index, time); break;
            case DateTimeOffset time: Bind(index, time); break;
            case DateOnly date: Bind(index, date); break;
            case TimeOnly time: Bind(index, time); break;
            case TimeSpan span: Bind(index, span); break;
            default: throw new ArgumentException($"A value of type {value.GetType()} cannot be bound; convert it to a number, text or bytes.", nameof(value));
        }
    }

    private void BindText<T>(int index, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> utf8 = stackalloc byte[64];
        value.TryFormat(utf8, out var length, format, CultureInfo.InvariantCulture);
        BindUtf8(index, utf8[..length]);
    }

    private void BindUtf8(int index, ReadOnlySpan<byte> value) => CheckBind(raw.sqlite3_bind_text(_statement, index, value));

    private void CheckBind(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Sqlite.Error(_db, result);
    }
}
