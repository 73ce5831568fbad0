using System.Text;

namespace Godwit.Cli;

/// <summary>Writes a file so that it is there whole or not at all.</summary>
internal static class AtomicFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var provisional = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            var stream = new FileStream(provisional, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 4096, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(provisional, path, overwrite: true);
        }
        finally
        {
            File.Delete(provisional);
        }
    }
}
