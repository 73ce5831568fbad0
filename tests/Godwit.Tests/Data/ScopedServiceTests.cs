using Microsoft.Extensions.DependencyInjection;

namespace Godwit.Tests;

public sealed class ScopedServiceTests
{
    [Fact]
    public async Task A_scoped_service_is_disposed_after_the_step_that_asked_for_it()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        var services = new Scopes();
        var states = new List<string>();
        var set = new TestSet()
            .Service<Resource>(1, "one", (_, resource) => states.Add($"{resource.Number} {resource.IsDisposed}"))
            .Service<Resource>(2, "two", (_, resource) => states.Add($"{resource.Number} {resource.IsDisposed} {services.Made[0].IsDisposed}"))
            .Build();

        await new Migrator(set, new() { Services = services }).MigrateAsync(database.Database);

        Assert.Equal(["0 False", "1 False True"], states);
        Assert.All(services.Made, resource => Assert.True(resource.IsDisposed));
    }

    [Fact]
    public async Task A_scoped_service_is_disposed_after_a_step_that_fails()
    {
        using var database = new TempDatabase("CREATE TABLE t(a)");
        var services = new Scopes();
        var set = new TestSet().Service<Resource>(1, "one", (_, _) => throw new InvalidOperationException("no")).Build();

        await Assert.ThrowsAsync<MigrationFailedException>(() => new Migrator(set, new() { Services = services }).MigrateAsync(database.Database));

        Assert.True(Assert.Single(services.Made).IsDisposed);
    }

    private sealed class Resource(int number)
    {
        public int Number => number;

        public bool IsDisposed { get; set; }
    }

    private sealed class Scopes : IServiceProvider, IServiceScopeFactory
    {
        public List<Resource> Made { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(IServiceScopeFactory) ? this : null;

        public IServiceScope CreateScope()
        {
            var resource = new Resource(Made.Count);
            Made.Add(resource);
            return new Scope(resource);
        }
    }

    private sealed class Scope(Resource resource) : IServiceScope, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(Resource) ? resource : null;

        public void Dispose() => resource.IsDisposed = true;
    }
}
