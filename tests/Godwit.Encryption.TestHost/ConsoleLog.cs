using Microsoft.Extensions.Logging;

namespace Godwit.Encryption.TestHost;

/// <summary>Prints everything that is logged, down to the finest.</summary>
internal sealed class ConsoleLog : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.WriteLine($"log: {formatter(state, exception)} {exception}");
}
