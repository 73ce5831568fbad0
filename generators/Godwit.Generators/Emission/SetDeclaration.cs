namespace Godwit.Generators;

/// <summary>The file that adds members to a set's class.</summary>
internal static class SetDeclaration
{
    /// <param name="set">The class.</param>
    /// <param name="bases">What follows the class's own declaration, as <c>: IMigrationSet</c>.</param>
    /// <param name="content">Writes the members.</param>
    public static string Write(SetClass set, string bases, Action<SourceWriter> content) =>
        SourceFile.Write(set.Namespace, set.Declarations, bases, content);
}
