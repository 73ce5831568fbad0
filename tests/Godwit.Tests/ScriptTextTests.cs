using System.Security.Cryptography;
using System.Text;

namespace Godwit.Tests;

public sealed class ScriptTextTests
{
    [Fact]
    public async Task A_resource_is_normalised_checked_and_run()
    {
        const string text = "CREATE TABLE t(x);\nINSERT INTO t VALUES ('a\nb');\n";
        var stored = Encoding.UTF8.GetBytes("\uFEFF" + text.ReplaceLineEndings("\r\n"));
        using var database = new TempDatabase();
        await database.MigrateAsync(new TestSet().Resource(1, "big", () => new MemoryStream(stored), Sha256(text)));
        Assert.Equal("a\nb", database.Text("SELECT x FROM t"));
    }

    [Fact]
    public async Task A_resource_that_differs_from_the_build_is_refused_before_its_first_statement()
    {
        using var database = new TempDatabase("CREATE TABLE old(x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => database.MigrateAsync(new TestSet().Resource(1, "big", () => new MemoryStream("CREATE TABLE t(x)"u8.ToArray()), Sha256("other"))));
        Assert.Contains("not the text that the program was built with", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old", database.List("SELECT name FROM sqlite_master"));
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    [InlineData("a\rb")]
    [InlineData("\uFEFF\uFEFF")]
    public void Lone_carriage_returns_stay(string text)
    {
        using var stream = new NormalisedStream(new OneByOne(Encoding.UTF8.GetBytes(text)));
        var buffer = new byte[100];
        var result = new List<byte>();
        int read;
        while ((read = stream.Read(buffer)) > 0)
            result.AddRange(buffer.AsSpan(0, read));
        var expected = text.StartsWith('\uFEFF') ? text[1..] : text;
        Assert.Equal(expected.Replace("\r\n", "\n", StringComparison.Ordinal), Encoding.UTF8.GetString([.. result]));
    }

    [Fact]
    public async Task Pieces_are_cut_between_statements_whatever_they_hold()
    {
        var text = new StringBuilder("CREATE TABLE t(id INTEGER PRIMARY KEY, x TEXT);\nCREATE TABLE log(x);\n");
        for (var i = 0; i < 20_000; i++)
            text.Append(i % 100 == 0 ? $"-- it's a comment; {i}\n" : $"INSERT INTO t(x) VALUES ('row; {i} ''quoted''; --');\n");
        text.Append("CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (1); INSERT INTO log VALUES (2); END;\n");
        text.Append($"INSERT INTO t(x) VALUES ('{new string(';', 300_000)}');\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        using var database = new TempDatabase();
        var report = await database.MigrateAsync(new TestSet().Resource(1, "big", () => new MemoryStream(bytes), Sha256(text.ToString())));
        Assert.Equal(19_800 + 4, report.Applied[0].Statements);
        Assert.Equal(19_801, database.Number("SELECT count(*) FROM t"));
        Assert.Equal(2, database.Number("SELECT count(*) FROM log"));
        Assert.Equal(300_000, database.Number("SELECT length(x) FROM t ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_script_of_many_megabytes_needs_no_more_memory_than_a_small_one()
    {
        var megabytes = Environment.GetEnvironmentVariable("GODWIT_SOAK") == "1" ? 100 : 16;
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"SELECT '{new string('x', 1000)}';\n", 1024)));
        using var database = new TempDatabase();
        var set = new TestSet().Resource(1, "huge", () => new Repeated(block, megabytes), Convert.ToHexStringLower(SHA256.HashData(new Repeated(block, megabytes))));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        await database.MigrateAsync(set, new MigratorOptions
        {
            Boundary = boundary => peak = boundary == "step" ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)) : peak,
        });
        Assert.InRange(peak - before, long.MinValue, 8_000_000);
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class OneByOne(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }

    /// <summary>A long stream that exists nowhere.</summary>
    private sealed class Repeated(byte[] block, int times) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => (long)block.Length * times;

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var start = (int)(_position % block.Length);
            var length = (int)Math.Min(Math.Min(count, block.Length - start), Length - _position);
            Array.Copy(block, start, buffer, offset, length);
            _position += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
