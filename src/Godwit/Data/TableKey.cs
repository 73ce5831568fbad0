using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>The key of a row: the values of its primary key in the key's order, or its rowid.</summary>
public sealed class TableKey
{
    private readonly ImmutableArray<object> _values;

    internal TableKey(ImmutableArray<object> values) => _values = values;

    /// <summary>The values as SQLite holds them: <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or bytes.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>A whole number of the key.</summary>
    /// <param name="column">The zero-based place in the key. The default is the first.</param>
    /// <exception cref="InvalidCastException">The value is not a whole number.</exception>
    public long Int64(int column = 0) => (long)_values[column];

    /// <summary>A text of the key.</summary>
    /// <param name="column">The zero-based place in the key. The default is the first.</param>
    /// <exception cref="InvalidCastException">The value is not text.</exception>
    public string Text(int column = 0) => (string)_values[column];

    /// <summary>The bytes of a blob of the key.</summary>
    /// <param name="column">The zero-based place in the key. The default is the first.</param>
    /// <exception cref="InvalidCastException">The value is not a blob.</exception>
    public ReadOnlyMemory<byte> Blob(int column = 0) => (byte[])_values[column];

    /// <summary>The key as a text of letters, digits and commas, in which nothing of its values is lost.</summary>
    internal string Encode() => string.Join(',', _values.Select(value => value switch
    {
        long number => "i" + number.ToString(CultureInfo.InvariantCulture),
        double number => "r" + BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture),
        string text => "t" + Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        byte[] bytes => "b" + Convert.ToHexString(bytes),
        _ => throw new InvalidOperationException($"A key holds no value of type {value.GetType()}."),
    }));

    internal static TableKey Decode(string text) => new([.. text.Split(',').Select(static field => (object)(field[0] switch
    {
        'i' => long.Parse(field.AsSpan(1), CultureInfo.InvariantCulture),
        'r' => BitConverter.Int64BitsToDouble(long.Parse(field.AsSpan(1), CultureInfo.InvariantCulture)),
        't' => Encoding.UTF8.GetString(Convert.FromHexString(field.AsSpan(1))),
        _ => Convert.FromHexString(field.AsSpan(1)),
    }))]);
}
