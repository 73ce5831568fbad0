using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Godwit.Sql.Locks;

namespace Godwit.Cli;

/// <summary>The migrations of a set as the generator hands them over in <c>AssemblyMetadata("Godwit.Lock:folder", lines)</c>.</summary>
/// <param name="Folder">The folder of the scripts below the project.</param>
/// <param name="Migrations">The migrations in order.</param>
internal sealed record EmittedSet(string Folder, IReadOnlyList<LockedMigration> Migrations);

/// <summary>Reads what a build with <c>GodwitLock=write</c> emitted, without loading the assembly.</summary>
internal static class EmittedSets
{
    private const string Key = "Godwit.Lock:";

    public static IReadOnlyList<EmittedSet> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(attribute => IsMetadata(metadata, attribute))
                .Select(attribute => Strings(metadata, attribute))
                .Where(pair => pair.Name.StartsWith(Key, StringComparison.Ordinal))
                .Select(pair => new EmittedSet(pair.Name[Key.Length..], Migrations(pair.Value))),
        ];
    }

    private static List<LockedMigration> Migrations(string lines) =>
        [.. LockFile.Parse(lines).Entries.Select(entry => new LockedMigration(entry.Version, entry.Name, entry.Checksum))];

    private static bool IsMetadata(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "AssemblyMetadataAttribute";

    // ECMA-335 II.23.3: a prolog of two bytes, then the arguments.
    private static (string Name, string Value) Strings(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return (value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "");
    }
}
