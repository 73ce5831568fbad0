namespace Godwit;

/// <summary>The SQLite library that the program loaded is older than the migrations need.</summary>
public sealed class EngineTooOldException : MigrationException
{
    internal EngineTooOldException(int required, int actual)
        : base($"The migrations need SQLite {Text(required)} or later, and the program runs with {Text(actual)}.", "Reinstall or update the program; the developer has to ship a newer SQLite.")
    {
        Required = required;
        Actual = actual;
    }

    /// <summary>What the migrations need, as <c>sqlite3_libversion_number</c> counts: 3.35.0 is 3035000.</summary>
    public int Required { get; }

    /// <summary>What is there, counted in the same way.</summary>
    public int Actual { get; }

    private static string Text(int number) => $"{number / 1000000}.{number / 1000 % 1000}.{number % 1000}";
}
