namespace Godwit;

/// <summary>
/// The little that the runtime knows of SQL text: where a statement's first token is, and where a statement ends that
/// must not be prepared because what it creates exists. Everything else is SQLite's.
/// </summary>
internal static class SqlScanner
{
    /// <summary>The position of the next token that is no comment and no empty statement, or of the end.</summary>
    public static int SkipTrivia(ReadOnlySpan<byte> sql, int position)
    {
        while (position < sql.Length)
        {
            if (sql[position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)';')
                position++;
            else if (sql[position..].StartsWith("--"u8) || sql[position..].StartsWith("/*"u8))
                position = SkipToken(sql, position);
            else
                break;
        }

        return position < sql.Length && sql[position] == 0 ? sql.Length : position;
    }

    /// <summary>The position after the semicolon that ends the statement. Only for statements other than CREATE TRIGGER.</summary>
    public static int EndOfStatement(ReadOnlySpan<byte> sql, int position)
    {
        while (position < sql.Length)
        {
            if (sql[position] == (byte)';')
                return position + 1;
            position = SkipToken(sql, position);
        }

        return position;
    }

    private static int SkipToken(ReadOnlySpan<byte> sql, int position)
    {
        var rest = sql[position..];
        if (rest.StartsWith("--"u8))
            return After(sql, position + 2, "\n"u8);
        if (rest.StartsWith("/*"u8))
            return After(sql, position + 2, "*/"u8);
        return rest[0] switch
        {
            // A doubled quote is two literals side by side, which end where the one does.
            (byte)'\'' => After(sql, position + 1, "'"u8),
            (byte)'"' => After(sql, position + 1, "\""u8),
            (byte)'`' => After(sql, position + 1, "`"u8),
            (byte)'[' => After(sql, position + 1, "]"u8),
            _ => position + 1,
        };
    }

    private static int After(ReadOnlySpan<byte> sql, int position, ReadOnlySpan<byte> end)
    {
        var found = position >= sql.Length ? -1 : sql[position..].IndexOf(end);
        return found < 0 ? sql.Length : position + found + end.Length;
    }
}
