namespace Godwit.Generators;

/// <summary>Emits how data migrations are created from the services of the migrator.</summary>
internal static class FactoryEmitter
{
    public static void Write(SourceWriter writer, EquatableArray<Factory> factories)
    {
        if (factories.Count == 0)
            return;

        writer.Line().Open("public override global::Godwit.IDataMigration Create(int step, global::System.IServiceProvider services) => step switch");
        foreach (var factory in factories)
            writer.Line($"{factory.Step} => new {factory.Migration.Reference}({Arguments(factory.Migration)}),");
        writer.Line("_ => base.Create(step, services),").Close(";");
    }

    private static string Arguments(DataMigrationClass migration) =>
        string.Join(", ", migration.Parameters.Select(parameter => Argument(parameter, migration)));

    private static string Argument(ServiceParameter parameter, DataMigrationClass migration) => parameter switch
    {
        { IsProvider: true } => "services",
        { Fallback: { } fallback } => $"ServiceOr<{parameter.Type}>(services, {fallback})",
        _ => $"Service<{parameter.Type}>(services, {Literal.String($"{migration.Version} {migration.Name} ({migration.FullName})")})",
    };
}
