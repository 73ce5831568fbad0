namespace Godwit.Generators;

/// <summary>Emits the texts of one step: UTF-8 literals, each ending in NUL, so that SQLite reads them in place.</summary>
internal static class ScriptSourceEmitter
{
    public static string HintName(ScriptSource source) => $"{source.Set.FullName}.{source.Version:0000}.g.cs";

    /// <summary>The member that holds a literal: <c>Up3</c>, <c>Up3Part1</c> for the second one, <c>Down3</c>.</summary>
    public static string Member(string direction, long version, int part) => part == 0 ? $"{direction}{version}" : $"{direction}{version}Part{part}";

    /// <summary>The member that holds what a version changes in the schema.</summary>
    public static string SchemaMember(long version) => $"Schema{version}";

    public static string Emit(ScriptSource source) => SetDeclaration.Write(source.Set, "", writer =>
    {
        writer.Open("private sealed partial class Registry");
        Write(writer, "Up", source.Version, source.Script);
        Write(writer, "Down", source.Version, source.Down);
        WriteSchema(writer, source);
        writer.Close();
    });

    private static void WriteSchema(SourceWriter writer, ScriptSource source)
    {
        if (source.Schema.Length == 0)
            return;

        var delimiter = Literal.Delimiter(source.Schema);
        writer.Line("// What comes (+) and goes (-) in the schema.");
        writer.Line($"private static global::System.ReadOnlySpan<byte> {SchemaMember(source.Version)} => {delimiter}");
        writer.Verbatim(source.Schema.TrimEnd('\n')).Verbatim($"{delimiter}u8;");
    }

    private static void Write(SourceWriter writer, string direction, long version, Script? script)
    {
        if (script is null)
            return;

        writer.Line($"// {script.RelativePath}");
        for (var part = 0; part < script.Parts.Count; part++)
        {
            var text = script.Parts[part];
            var delimiter = Literal.Delimiter(text);
            writer.Line($"private static global::System.ReadOnlySpan<byte> {Member(direction, version, part)} => {delimiter}");
            writer.Verbatim(text).Verbatim($"{delimiter}u8 + \"\\0\"u8;");
        }
    }
}
