using System.Security.Cryptography;

namespace Godwit;

/// <summary>Why a value of an encrypted column could not be encrypted or decrypted.</summary>
public enum ColumnCipherFault
{
    /// <summary>The value is not in the encrypted format: it is plaintext, or was cut off.</summary>
    NotEncrypted,

    /// <summary>The value to encrypt is encrypted already.</summary>
    AlreadyEncrypted,

    /// <summary>The key that the value names is not among the keys of the cipher.</summary>
    UnknownKey,

    /// <summary>The value was changed, or was written for another table, column or row.</summary>
    Tampered,
}

/// <summary>A value of an encrypted column could not be encrypted or decrypted. The message holds neither value nor key.</summary>
public sealed class ColumnCipherException : CryptographicException
{
    internal ColumnCipherException(ColumnCipherFault fault, string table, string column, string row, string? keyId = null)
        : base($"{table}.{column} of row {row} {Says(fault, keyId)}")
    {
        Fault = fault;
        Table = table;
        Column = column;
        Row = row;
        KeyId = keyId;
    }

    /// <summary>What is wrong.</summary>
    public ColumnCipherFault Fault { get; }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>The primary key of the row.</summary>
    public string Row { get; }

    /// <summary>The id of the key that the value names, where it names one.</summary>
    public string? KeyId { get; }

    private static string Says(ColumnCipherFault fault, string? keyId) => fault switch
    {
        ColumnCipherFault.NotEncrypted => "is not encrypted. Run the migration that encrypts this column, or write the value through the cipher.",
        ColumnCipherFault.AlreadyEncrypted => "is encrypted already, and encrypting it twice would hide it. Skip values for which ColumnCipher.IsEncrypted is true.",
        ColumnCipherFault.UnknownKey => $"was encrypted under key '{keyId}', which is not in the key store any more. Nothing was changed. If the key cannot be brought back, delete the value and enter it again.",
        _ => "was changed or moved since it was encrypted. Restore the row from a backup, or delete the value and enter it again.",
    };
}
