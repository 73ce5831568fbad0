namespace Godwit.Generators;

/// <summary>Emits the set's members and its registry. docs/generated-code.md walks through the result.</summary>
internal static class RegistryEmitter
{
    private const string Godwit = "global::Godwit.";

    public static string HintName(RegistryModel model) => $"{model.Set.FullName}.g.cs";

    public static string Emit(RegistryModel model) => model.IsSupported
        ? SetDeclaration.Write(model.Set, $" : {Godwit}IMigrationSet", writer => WriteMembers(writer, model))
        : SetDeclaration.Write(model.Set, "", writer => WriteShell(writer, model));

    private static void WriteMembers(SourceWriter writer, RegistryModel model)
    {
        WriteSummary(writer, model);
        writer.Line($"public static {Godwit}MigrationSet Migrations {{ get; }} = new(new Registry());").Line();
        WriteMigrate(writer, "    => new global::Godwit.Migrator(Migrations, options).MigrateAsync(database, cancellationToken);");
        writer.Line().Open($"private sealed partial class Registry : {Godwit}MigrationRegistry");
        WriteConstants(writer, model);
        WriteTable(writer, model);
        WriteScripts(writer, "Script", "Up", model, line => line.Parts);
        WriteScripts(writer, "DownScript", "Down", model, line => line.DownParts);
        WriteSchema(writer, model);
        if (model.HasResources)
            writer.Line().Line("public override global::System.IO.Stream? OpenResource(string resource) => typeof(Registry).Assembly.GetManifestResourceStream(resource);");
        FactoryEmitter.Write(writer, model.Factories);
        writer.Close();
    }

    // Below C# 11 a rule stops the build; these members keep it the only message.
    private static void WriteShell(SourceWriter writer, RegistryModel model)
    {
        WriteSummary(writer, model);
        writer.Line($"public static {Godwit}MigrationSet Migrations => throw new global::System.NotSupportedException();").Line();
        WriteMigrate(writer, "    => throw new global::System.NotSupportedException();");
    }

    private static void WriteSummary(SourceWriter writer, RegistryModel model)
    {
        var count = model.Lines.Count;
        writer.Line(count == 0
            ? "/// <summary>The migrations of the set: none yet.</summary>"
            : $"/// <summary>The migrations of the set: {count}, from version {model.Lines[0].Version} to {model.Lines[count - 1].Version}.</summary>");
    }

    private static void WriteMigrate(SourceWriter writer, string body)
    {
        writer.Line("/// <summary>Brings a database to the last version of the set: backed up, in one transaction, verified.</summary>");
        writer.Line("/// <param name=\"database\">The database; a path converts to it.</param>");
        writer.Line("/// <param name=\"options\">How to migrate, or <see langword=\"null\"/> for the defaults.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Cancels the run; the database is then as it was.</param>");
        writer.Line($"public static global::System.Threading.Tasks.Task<{Godwit}MigrationReport> MigrateAsync({Godwit}Database database, {Godwit}MigratorOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default)");
        writer.Line(body);
    }

    private static void WriteConstants(SourceWriter writer, RegistryModel model)
    {
        var latest = model.Lines.Count == 0 ? -1 : model.Lines[model.Lines.Count - 1].Version;
        writer.Line($"public override string Name => {Literal.String(model.Set.FullName)};");
        writer.Line($"public override int Fingerprint => 0x{model.Fingerprint:x8};" + (model.Salt > 0 ? $" // salt {model.Salt}, because a shorter set had the same" : ""));
        writer.Line($"public override int Count => {model.Lines.Count};");
        writer.Line($"public override long LatestVersion => {latest};");
        if (model.RequiredSqlite > 0)
            writer.Line($"public override int RequiredSqlite => {model.RequiredSqlite};");
        if (model.Set.HistoryTable != "schema_migrations")
            writer.Line($"public override string HistoryTable => {Literal.String(model.Set.HistoryTable)};");
        if (model.OwnsUserVersion)
            writer.Line("public override bool OwnsUserVersion => true;");
    }

    private static void WriteTable(SourceWriter writer, RegistryModel model)
    {
        writer.Line().Line("// version, name, checksum, kind, literals, keys; separated by tabs");
        if (model.Lines.Count == 0)
        {
            writer.Line("public override global::System.ReadOnlySpan<byte> Table => default;");
            return;
        }

        var delimiter = Literal.Delimiter(string.Join("\n", model.Lines.Select(line => line.Text)));
        writer.Line($"public override global::System.ReadOnlySpan<byte> Table => {delimiter}");
        foreach (var line in model.Lines)
            writer.Verbatim(line.Text);
        writer.Verbatim($"{delimiter}u8;");
    }

    private static void WriteScripts(SourceWriter writer, string method, string direction, RegistryModel model, Func<RegistryLine, int> parts)
    {
        if (model.Lines.All(line => parts(line) == 0))
            return;

        writer.Line().Open($"public override global::System.ReadOnlySpan<byte> {method}(int step, int part) => step switch");
        for (var step = 0; step < model.Lines.Count; step++)
        {
            var line = model.Lines[step];
            if (parts(line) > 0)
                writer.Line($"{step} => {Literals(direction, line.Version, parts(line))},");
        }

        writer.Line($"_ => base.{method}(step, part),").Close(";");
    }

    private static void WriteSchema(SourceWriter writer, RegistryModel model)
    {
        if (!model.Lines.Any(line => line.ChangesSchema))
            return;

        writer.Line().Open("public override global::System.ReadOnlySpan<byte> Schema(int step) => step switch");
        for (var step = 0; step < model.Lines.Count; step++)
        {
            if (model.Lines[step].ChangesSchema)
                writer.Line($"{step} => {ScriptSourceEmitter.SchemaMember(model.Lines[step].Version)},");
        }

        writer.Line("_ => base.Schema(step),").Close(";");
    }

    private static string Literals(string direction, long version, int count) => count == 1
        ? ScriptSourceEmitter.Member(direction, version, 0)
        : $"part switch {{ {string.Join(", ", Enumerable.Range(0, count).Select(part => (part < count - 1 ? $"{part}" : "_") + " => " + ScriptSourceEmitter.Member(direction, version, part)))} }}";
}
