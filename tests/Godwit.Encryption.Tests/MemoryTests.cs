using System.Diagnostics;
using System.Globalization;
using System.Text;
using Godwit.Samples;

namespace Godwit.Encryption.Tests;

/// <summary>The memory of a real process, read from outside, as a debugger or a core dump shows it.</summary>
[Collection(nameof(WholeMachine))]
public sealed class MemoryTests
{
    private const int Chunk = 16 << 20;
    private const int Longest = 4 * DatabaseKey.Size;

    [Theory]
    [InlineData("open")]
    [InlineData("rotate")]
    [InlineData("import")]
    [InlineData("encrypt")]
    [InlineData("upgrade")]
    [InlineData("migrate")]
    public async Task No_key_is_left_in_it_once_everything_is_disposed(string operation)
    {
        using var profile = await KillProfile.ForAsync(operation, "WAL");
        using var process = Host.Start(profile.Environment, "hold", operation, profile.Database, profile.Keys);
        await AssertForgetsAsync(process, profile.SecretsAsync);
    }

    [Fact]
    public async Task Nor_is_a_key_that_came_from_a_keyring()
    {
        const string Application = "org.example.godwit-memory";
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["home"]);
        using var keyring = PrivateKeyring.Start(folder["home"], "password");
        await Host.RunAsync(keyring.Environment, "run", "open", folder["app.db"], "os:" + Application, "never");
        using var process = Host.Start(keyring.Environment, "hold", "rotate", folder["app.db"], "os:" + Application);
        await AssertForgetsAsync(process, async () =>
        {
            var entry = (await Host.RunAsync(keyring.Environment, "find", Application, "db/app/current"))[2..];
            return [.. entry.Where(line => line.StartsWith('{')).SelectMany(line => KillProfile.Forms(KeyDocument.Read(Encoding.UTF8.GetBytes(line))[0]))];
        });
    }

    /// <summary>The keys are found while a connection is open, and not afterwards.</summary>
    private static async Task AssertForgetsAsync(Process process, Func<Task<IReadOnlyList<byte[]>>> keys)
    {
        try
        {
            await ReadToAsync(process, "holding");
            var secrets = await keys();
            Assert.NotEmpty(secrets);
            Assert.NotEmpty(Find(process, secrets));
            await process.StandardInput.WriteLineAsync();
            await ReadToAsync(process, "released");
            Assert.Equal([], Find(process, secrets));
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task ReadToAsync(Process process, string line)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            if (said == line)
                return;
        }

        Assert.Fail(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Where in the writable memory a secret lies, and which form of it.</summary>
    private static List<string> Find(Process process, IReadOnlyList<byte[]> secrets)
    {
        using var memory = File.OpenHandle($"/proc/{process.Id}/mem");
        var buffer = new byte[Chunk + Longest];
        var found = new List<string>();
        foreach (var line in File.ReadLines($"/proc/{process.Id}/maps").Where(line => line.Contains(" rw", StringComparison.Ordinal)))
        {
            var range = line.Split(' ')[0].Split('-').Select(text => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            for (var start = range[0]; start < range[1]; start += Chunk)
            {
                var bytes = buffer.AsSpan(0, Read(memory, buffer.AsSpan(0, (int)Math.Min(buffer.Length, range[1] - start)), start));
                foreach (var (form, secret) in secrets.Index())
                {
                    if (bytes.IndexOf(secret) is >= 0 and var at)
                        found.Add($"form {form} at {start + at:x} in {line}");
                }
            }
        }

        return found;
    }

    // A region that was unmapped since, or that only its owner can touch, ends early.
    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> buffer, long start)
    {
        var length = 0;
        try
        {
            while (length < buffer.Length && RandomAccess.Read(memory, buffer[length..], start + length) is > 0 and var count)
                length += count;
        }
        catch (IOException)
        {
            return length;
        }

        return length;
    }
}
