using System.Collections.Immutable;
using Godwit.Sql.Scripts;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators;

/// <summary>Reads a class with <c>[DataMigration]</c>: its model for the generator, its faults for the analyzer.</summary>
internal static class DataMigrationReader
{
    public const string AttributeName = "Godwit.DataMigrationAttribute";
    private const string InterfaceName = "Godwit.IDataMigration";

    /// <summary>The model, or null where the class has a fault: then the analyzer speaks.</summary>
    public static DataMigrationClass? Read(INamedTypeSymbol type, AttributeData attribute)
    {
        if (!Faults(type, attribute).IsEmpty || ConstructorReader.Faults(type).Any())
            return null;

        var (version, name) = Identity(attribute);
        return new DataMigrationClass(
            version,
            name,
            Named(attribute, "Revision").Value as string,
            (Named(attribute, "Set").Value as INamedTypeSymbol)?.ToDisplayString(Names.Full),
            Keys(attribute).ToEquatableArray(),
            type.ToDisplayString(Names.Full),
            type.ToDisplayString(Names.Reference),
            ConstructorReader.Parameters(type),
            SqlClassReader.Methods(type).Select(pair => new DataMigrationSql(pair.Method.ToDisplayString(Names.Signature), SqlMethodReader.Text(pair.Attribute))).ToEquatableArray());
    }

    /// <summary>The model of a class that has the attribute, or null.</summary>
    public static DataMigrationClass? Find(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName) is { } attribute ? Read(type, attribute) : null;

    /// <summary>What is wrong with the class apart from its constructor, each as a phrase that also says what to do.</summary>
    public static ImmutableArray<string> Faults(INamedTypeSymbol type, AttributeData attribute)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (type.IsStatic)
            faults.Add("it is static; make it a sealed class that implements IDataMigration");
        else if (type.IsAbstract)
            faults.Add("it is abstract; put the attribute on the class that is to run");
        if (!type.IsStatic && !type.AllInterfaces.Any(implemented => implemented.ToDisplayString() == InterfaceName))
            faults.Add("it does not implement IDataMigration; add ': IDataMigration' and its method ApplyAsync");
        if (Declarations.WithOuterTypes(type).Any(part => part.IsGenericType))
            faults.Add("it is generic or inside a generic type, and nothing says with which types to create it; take the type parameters away");
        if (Declarations.WithOuterTypes(type).Any(part => part.IsFileLocal))
            faults.Add("it is a file-local type, which generated code cannot reach; make it internal");
        if (Declarations.WithOuterTypes(type).Any(part => part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal))
            faults.Add("it is private or protected, or inside a type that is, and generated code cannot reach it; make it internal");
        var (version, name) = Identity(attribute);
        if (version < 0)
            faults.Add($"its version {version} is negative; versions count 1, 2, 3 …, or are timestamps as 20260131093000");
        if (string.IsNullOrWhiteSpace(name) || name.Any(Names.BreaksLines))
            faults.Add("its name is empty or holds control characters; name what it does, as \"encrypt_plaintext_tokens\"");
        if (Shrinks(attribute).Any(string.IsNullOrWhiteSpace))
            faults.Add("a name in its Shrinks is empty; name the tables that may lose rows");
        return faults.ToImmutable();
    }

    public static bool IsResumable(AttributeData attribute) => Named(attribute, "Resumable").Value is true;

    private static IEnumerable<string> Keys(AttributeData attribute) =>
        ScriptKeys.Directives(Directives(attribute)).Concat(IsResumable(attribute) ? ["resumable"] : []);

    /// <summary>What a class with the attribute says that a script would say by directives.</summary>
    public static ScriptDirectives DirectivesOf(INamedTypeSymbol type) =>
        Directives(type.GetAttributes().First(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName));

    private static ScriptDirectives Directives(AttributeData attribute) => new()
    {
        ErasesPlaintext = Named(attribute, nameof(ScriptDirectives.ErasesPlaintext)).Value is true,
        Shrinks = [.. Shrinks(attribute).OfType<string>()],
        CompatibleWith = Named(attribute, nameof(ScriptDirectives.CompatibleWith)).Value is long version and >= 0 ? version : null,
    };

    private static IEnumerable<string?> Shrinks(AttributeData attribute) =>
        Named(attribute, nameof(ScriptDirectives.Shrinks)) is { Kind: TypedConstantKind.Array, IsNull: false } names ? names.Values.Select(name => name.Value as string) : [];

    private static (long Version, string Name) Identity(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 2 } arguments ? (arguments[0].Value as long? ?? -1, arguments[1].Value as string ?? "") : (-1, "");

    private static TypedConstant Named(AttributeData attribute, string key) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == key).Value;
}
