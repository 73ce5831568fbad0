using Microsoft.Data.Sqlite;

namespace OpenChime.Tests;

/// <summary>
/// A second program that keeps writing to a database until its input ends, one committed setting at a time. It says
/// "writing" after the first and, at its end, how many were acknowledged.
/// </summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        using var connection = new SqliteConnection($"Data Source={args[0]};Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO settings (key, value) VALUES ('written_' || $number, $number)";
        var number = command.Parameters.Add("$number", SqliteType.Integer);

        var endOfInput = Task.Run(Console.In.ReadLine);
        var written = 0;
        do
        {
            number.Value = written + 1;
            command.ExecuteNonQuery();
            if (++written == 1)
                Console.WriteLine("writing");
        }
        while (!endOfInput.IsCompleted);
        Console.WriteLine(written);
    }
}
