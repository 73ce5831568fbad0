using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Godwit.Benchmarks;

/// <summary>One value of an encrypted column against AES-GCM by hand: the same nonces in blocks, the same bound bytes, the same text.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class ColumnEncryption
{
    private const string Token = "ya29.a0AfH6SMBx-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly AesGcm _aes = new(RandomNumberGenerator.GetBytes(32), 16);
    private readonly byte[] _nonces = new byte[12 * 512];
    private readonly byte[] _place = "accounts\0auth_data\0i12345678"u8.ToArray();
    private ColumnCipher? _cipher;
    private EncryptedColumn? _column;
    private string _stored = "";
    private int _used;

    [GlobalSetup]
    public void Create()
    {
        using var key = DatabaseKey.Generate();
        _cipher = new ColumnCipher(key);
        _column = _cipher.Column("accounts", "auth_data");
        _stored = _column.Encrypt(7, Token);
        _used = _nonces.Length;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _cipher!.Dispose();
        _aes.Dispose();
    }

    [Benchmark(Baseline = true, Description = "by hand")]
    public string ByHand()
    {
        if (_used == _nonces.Length)
        {
            RandomNumberGenerator.Fill(_nonces);
            _used = 0;
        }

        Span<byte> plaintext = stackalloc byte[Token.Length];
        Encoding.UTF8.GetBytes(Token, plaintext);
        Span<byte> box = stackalloc byte[12 + Token.Length + 16];
        _nonces.AsSpan(_used, 12).CopyTo(box);
        _used += 12;
        _aes.Encrypt(box[..12], plaintext, box[12..^16], box[^16..], _place);
        return string.Concat("enc:v1:7c0de5a2-9d3f-4f55-8d7e-0a6f4c1b2e3d:", Convert.ToBase64String(box));
    }

    [Benchmark(Description = "EncryptedColumn.Encrypt")]
    public string Encrypt() => _column!.Encrypt(7, Token);

    [Benchmark(Description = "EncryptedColumn.Decrypt")]
    public string Decrypt() => _column!.Decrypt(7, _stored);

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
