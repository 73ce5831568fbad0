using System.Reflection;

namespace Godwit.Generators.Tests;

/// <summary>How data migrations get their services.</summary>
public class FactoryTests
{
    private static readonly TestProject Project = TestProject.WithSet().Code("Steps.cs", """
        public interface ICipher;
        public sealed class Cipher : ICipher;

        [DataMigration(1, "encrypt")]
        public sealed class Encrypt(ICipher cipher, IServiceProvider services, TimeProvider? clock, string mode = "a\"b", DayOfWeek day = DayOfWeek.Friday, long? limit = 5) : IDataMigration
        {
            public object?[] Given => [cipher, services, clock, mode, day, limit];
            public ValueTask ApplyAsync(MigrationContext db, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public async Task Required_services_are_resolved_and_absent_optional_ones_get_their_defaults()
    {
        var result = await Project.BuildAsync();
        var assembly = result.Assembly();
        var services = new Services { [assembly.GetType("ICipher")!] = Activator.CreateInstance(assembly.GetType("Cipher")!)! };

        var given = Given(Create(assembly, services));

        Assert.Equal([services[assembly.GetType("ICipher")!], services, null, "a\"b", DayOfWeek.Friday, 5L], given);
    }

    [Fact]
    public async Task Optional_services_are_used_where_they_are_there()
    {
        var assembly = (await Project.BuildAsync()).Assembly();
        var services = new Services
        {
            [assembly.GetType("ICipher")!] = Activator.CreateInstance(assembly.GetType("Cipher")!)!,
            [typeof(TimeProvider)] = TimeProvider.System,
            [typeof(string)] = "given",
        };

        Assert.Equal([TimeProvider.System, "given"], Given(Create(assembly, services)).Skip(2).Take(2));
    }

    [Fact]
    public async Task A_missing_service_names_itself_the_migration_and_where_to_register_it()
    {
        var assembly = (await Project.BuildAsync()).Assembly();

        var exception = Assert.Throws<InvalidOperationException>(() => Create(assembly, new Services()));

        Assert.Contains("Migration 1 encrypt (Encrypt) needs a ICipher", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MigratorOptions.Services", exception.Message, StringComparison.Ordinal);
    }

    private static IDataMigration Create(Assembly assembly, IServiceProvider services)
    {
        var set = (MigrationSet)assembly.GetType("AppDatabase")!.GetProperty("Migrations")!.GetValue(null)!;
        return set.Registry.Create(0, services);
    }

    private static object?[] Given(IDataMigration migration) => (object?[])migration.GetType().GetProperty("Given")!.GetValue(migration)!;

    private sealed class Services : Dictionary<Type, object>, IServiceProvider
    {
        public object? GetService(Type serviceType) => this.GetValueOrDefault(serviceType);
    }
}
