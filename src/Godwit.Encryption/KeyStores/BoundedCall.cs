using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// Runs a call into the system's key store on a thread of its own. Such calls can hang for minutes: behind a prompt that
/// nobody answers, or a daemon that is stopped. After two seconds the call is asked to end, half a second later it is
/// left behind. Only where a person is expected to answer a prompt does it get more time.
/// </summary>
internal static class BoundedCall
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a call may take. Tests that are about something else raise it, lest a busy machine decide them.</summary>
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

#pragma warning disable CA1068 // The time limit is the exception, the token the rule.
    public static async Task<KeyStoreAnswer> RunAsync(string store, Func<CancellationToken, KeyStoreAnswer> call, CancellationToken cancellationToken, TimeSpan? patience = null)
#pragma warning restore CA1068
    {
        var limit = patience ?? Patience;
        cancellationToken.ThrowIfCancellationRequested();
        var completion = new TaskCompletionSource<KeyStoreAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Not disposed: a call that was left behind may still look at it.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(limit);
        new Thread(() => Call(call, completion, ending.Token)) { IsBackground = true, Name = store }.Start();
        try
        {
            return await completion.Task.WaitAsync(limit + Grace, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Abandon(completion) ?? KeyStoreAnswer.Of(KeyStoreStatus.TimedOut, $"{store} did not answer within {(limit + Grace).TotalSeconds} s. It may be showing a prompt on another screen, or hang.");
        }
        catch (OperationCanceledException)
        {
            Abandon(completion)?.Dispose();
            throw;
        }
    }

    /// <summary>Hands a secret to the store in a copy that is zeroed when the call ends, even one that was left behind.</summary>
    public static async Task<KeyStoreAnswer> WithSecretAsync(string store, ReadOnlyMemory<byte> secret, Func<byte[], CancellationToken, KeyStoreAnswer> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var copy = GC.AllocateUninitializedArray<byte>(secret.Length, pinned: true);
        secret.CopyTo(copy);
        return await RunAsync(
            store,
            ending =>
            {
                try
                {
                    return call(copy, ending);
                }
                finally
                {
                    CryptographicOperations.ZeroMemory(copy);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static KeyStoreAnswer? Abandon(TaskCompletionSource<KeyStoreAnswer> completion) =>
        completion.TrySetCanceled(CancellationToken.None) ? null : completion.Task.GetAwaiter().GetResult();

    private static void Call(Func<CancellationToken, KeyStoreAnswer> call, TaskCompletionSource<KeyStoreAnswer> completion, CancellationToken ending)
    {
        try
        {
            var answer = call(ending);
            if (!completion.TrySetResult(answer))
                answer.Dispose();
        }
#pragma warning disable CA1031 // What goes wrong on this thread belongs to whoever waits for it, and must not end the process.
        catch (Exception error)
#pragma warning restore CA1031
        {
            completion.TrySetException(error);
        }
    }
}
