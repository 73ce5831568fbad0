using System.Collections.Immutable;
using System.Globalization;
using Godwit.Sql.Text;

namespace Godwit.Sql.Locks;

/// <summary>
/// The lock file of a set: <c>migrations.lock</c> beside its scripts, one line for each released migration:
/// <code>2 add_encryption_metadata v1:… was v1:…</code>
/// Lines that are empty or begin with <c>#</c> say nothing. Blanks, <c>#</c> and <c>%</c> in names are percent-encoded.
/// </summary>
/// <param name="entries">The released migrations.</param>
/// <param name="faults">The lines that cannot be read.</param>
public sealed class LockFile(ImmutableArray<LockEntry> entries, ImmutableArray<LockFault> faults)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "migrations.lock";

    private const string Header =
        "# The migrations that were released, written by 'godwit lock'. Keep this file in version control: the build fails\n"
        + "# when one of them is changed, renamed or deleted, or when another is put in front of them.\n";

    /// <summary>The file of a set that has released nothing.</summary>
    public static LockFile Empty { get; } = new([], []);

    /// <summary>The released migrations in the order of their versions.</summary>
    public ImmutableArray<LockEntry> Entries { get; } = [.. entries.OrderBy(entry => entry.Version)];

    /// <summary>What is wrong with the file, in the order of its lines.</summary>
    public ImmutableArray<LockFault> Faults { get; } = faults;

    /// <summary>The entry of a version, or null.</summary>
    /// <param name="version">The version.</param>
    public LockEntry? Find(long version) => Entries.FirstOrDefault(entry => entry.Version == version);

    /// <summary>Reads a lock file. Whatever the text holds, nothing is thrown.</summary>
    /// <param name="text">The text; spans refer to it with its byte order mark and CRLF gone, as <see cref="ScriptText.Normalize"/> returns it.</param>
    public static LockFile Parse(string text)
    {
        text = ScriptText.Normalize(text);
        var entries = ImmutableArray.CreateBuilder<LockEntry>();
        var faults = ImmutableArray.CreateBuilder<LockFault>();
        var versions = new HashSet<long>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            var span = TextSpan.FromBounds(start, end);
            var (entry, fault) = LockLine.Parse(span.Of(text));
            if (entry is not null && !versions.Add(entry.Version))
                fault = $"version {entry.Version.ToString(CultureInfo.InvariantCulture)} is there already: delete the wrong one of the two lines, or renumber the migration that is not released yet";
            else if (entry is not null)
                entries.Add(entry with { Span = span });
            if (fault is not null)
                faults.Add(new LockFault(span, fault));
            start = end + 1;
        }

        return new LockFile(entries.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>The text of the file, with LF at the end of each line.</summary>
    public string Write() => Header + string.Concat(Entries.Select(entry => LockLine.Write(entry) + "\n"));
}

/// <summary>A line of a lock file that cannot be read.</summary>
/// <param name="Span">The line.</param>
/// <param name="Message">What is wrong with it and what to do.</param>
public sealed record LockFault(TextSpan Span, string Message);
