namespace Godwit.Sql.Parsing;

/// <summary>Runs work whose recursion is bounded, but deeper than the stack of a caller's thread is sure to hold.</summary>
internal static class LargeStack
{
    private const int Bytes = 64 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        var result = default(T);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
