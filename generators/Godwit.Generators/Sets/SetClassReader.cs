using System.Collections.Immutable;
using Godwit.Sql.Features;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads a class with <c>[MigrationSet]</c>: its model for the generator, its faults for the analyzer.</summary>
internal static class SetClassReader
{
    public const string AttributeName = "Godwit.MigrationSetAttribute";
    private const string DefaultHistoryTable = "schema_migrations";
    private const string DefaultFolder = "Migrations";

    /// <summary>The model, or null where the class has a fault: then the analyzer speaks, and nothing is emitted.</summary>
    public static SetClass? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        if (!Faults(type, attribute).IsEmpty)
            return null;

        return new SetClass(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Names.Declared),
            Declarations.WithOuterTypes(type).Reverse().Select(Declarations.Of).ToEquatableArray(),
            type.ToDisplayString(Names.Full),
            Folder(attribute),
            HistoryTable(attribute),
            TargetSqlite(attribute) is { } target && IsVersion(target, out var version) ? version : null);
    }

    /// <summary>The model of a class that has the attribute, or null.</summary>
    public static SetClass? Find(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName) is { } attribute ? Read(type, attribute) : null;

    /// <summary>What is wrong with the class, each as a phrase that also says what to do.</summary>
    public static ImmutableArray<string> Faults(INamedTypeSymbol type, AttributeData attribute)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (type.IsStatic)
            faults.Add("it is static; write 'sealed partial class' instead, because it becomes an IMigrationSet");
        if (Declarations.WithOuterTypes(type).Any(part => part.IsGenericType))
            faults.Add("it is generic or inside a generic type; a set is one registry, so take the type parameters away");
        if (Declarations.WithOuterTypes(type).Any(part => part.IsFileLocal))
            faults.Add("it is a file-local type, which generated code cannot reach; make it internal");
        if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            faults.Add("it is a private or protected nested class; make it internal or public");
        if (!Declarations.IsPartial(type))
            faults.Add("it is not partial; write 'sealed partial class', because the generator adds the registry to it");
        foreach (var outer in Declarations.WithOuterTypes(type).Skip(1).Where(outer => !Declarations.IsPartial(outer)))
            faults.Add($"the type around it, {outer.Name}, is not partial; make that partial too, or move the set out of it");
        if (string.IsNullOrWhiteSpace(HistoryTable(attribute)))
            faults.Add("its HistoryTable is empty; name a table, or leave it out for 'schema_migrations'");
        return faults.ToImmutable();
    }

    public static string Folder(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is string folder ? folder : DefaultFolder;

    /// <summary>What TargetSqlite says, where that is no version of SQLite; or null.</summary>
    public static string? MalformedTarget(AttributeData attribute) =>
        TargetSqlite(attribute) is { } target && !IsVersion(target, out _) ? target : null;

    private static string? TargetSqlite(AttributeData attribute) => Named(attribute, "TargetSqlite");

    private static bool IsVersion(string text, out SqliteVersion version) => SqliteVersion.TryParse(text, out version) && version.Major == 3;

    private static string HistoryTable(AttributeData attribute) => Named(attribute, "HistoryTable") ?? DefaultHistoryTable;

    private static string? Named(AttributeData attribute, string key) =>
        attribute.NamedArguments.Where(argument => argument.Key == key).Select(argument => argument.Value.Value as string).FirstOrDefault();
}
