using Godwit.Sql.Locks;
using Godwit.Sql.Text;

namespace Godwit.Cli;

/// <summary><c>godwit lock</c>: builds the project, and writes the lock file of each of its sets.</summary>
internal static class LockCommand
{
    public const int Succeeded = 0;
    public const int Failed = 1;

    /// <param name="project">The project file or its folder.</param>
    /// <param name="accepted">The versions whose changes are accepted.</param>
    /// <param name="output">Takes what was done.</param>
    /// <param name="error">Takes what stands against it.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    public static async Task<int> RunAsync(string project, IReadOnlyCollection<long> accepted, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var build = await ProjectBuild.RunAsync(project, cancellationToken).ConfigureAwait(false);
            var sets = EmittedSets.Read(build.Assembly);
            if (sets.Count == 0)
                throw new LockException($"{build.Project} has no migration set: add a class with [MigrationSet], and a reference to the package Godwit.");

            // Nothing is written before everything can be.
            var updates = sets.Select(set => Update(Path.Combine(build.Folder, set.Folder, LockFile.FileName), set.Migrations, accepted)).ToList();
            foreach (var (path, text, update) in updates)
                await WriteAsync(path, text, update, Path.GetRelativePath(build.Folder, path), output, cancellationToken).ConfigureAwait(false);
            return Succeeded;
        }
        catch (Exception exception) when (exception is LockException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return Failed;
        }
    }

    private static (string Path, string? Text, LockUpdate Update) Update(string path, IReadOnlyList<LockedMigration> migrations, IReadOnlyCollection<long> accepted)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : null;
        var file = LockFile.Parse(text ?? "");
        if (!file.Faults.IsEmpty)
            throw new LockException(string.Join('\n', file.Faults.Select(fault => $"{path}({Line(text!, fault.Span)}): {fault.Message}")));
        var update = LockUpdate.Release(file, migrations, accepted);
        return update.Conflicts.IsEmpty ? (path, text, update) : throw new LockException(string.Join('\n', update.Conflicts.Select(conflict => conflict.Message)));
    }

    private static int Line(string text, TextSpan span) => new LineMap(ScriptText.Normalize(text)).GetPosition(span.Start).Line + 1;

    private static async Task WriteAsync(string path, string? former, LockUpdate update, string shown, TextWriter output, CancellationToken cancellationToken)
    {
        var text = update.File.Write();
        if (former is not null && ScriptText.Normalize(former) == text)
        {
            await output.WriteLineAsync($"{shown} is up to date.").ConfigureAwait(false);
            return;
        }

        await AtomicFile.WriteAsync(path, text, cancellationToken).ConfigureAwait(false);
        var added = string.Concat(update.Added.Select(migration => $"\n  + {migration.Version} {migration.Name}"));
        await output.WriteLineAsync($"{shown} lists {update.File.Entries.Length} released migrations now; commit it.{added}").ConfigureAwait(false);
    }
}

/// <summary>Why there is no new lock file, in words for the person at the terminal.</summary>
#pragma warning disable CA1064 // Caught in this program alone.
internal sealed class LockException(string message) : Exception(message);
#pragma warning restore CA1064
