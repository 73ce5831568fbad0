using Godwit.Sql.Locks;

namespace Godwit.Generators;

/// <summary>Emits the lines of a set for <c>godwit lock</c>, which reads them from the assembly.</summary>
internal static class LockEmitter
{
    public static string HintName(OrderedSet ordered) => $"{ordered.Set.FullName}.lock.g.cs";

    /// <summary>The attribute: its key names the folder of the set below the project, its value is the lock file of a first release.</summary>
    public static string Emit(OrderedSet ordered) =>
        $"[assembly: global::System.Reflection.AssemblyMetadata({Literal.String("Godwit.Lock:" + ordered.Set.Folder)}, {Literal.String(Lines(ordered))})]\n";

    private static string Lines(OrderedSet ordered) =>
        string.Join("\n", LockProblems.Migrations(ordered).Select(migration => LockLine.Write(new LockEntry(migration.Version, migration.Name, migration.Checksum))));
}
