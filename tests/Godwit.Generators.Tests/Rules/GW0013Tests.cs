namespace Godwit.Generators.Tests;

public class GW0013Tests
{
    [Theory]
    [InlineData("private Fill() { }", "it has no public or internal constructor; add one with the services it needs")]
    [InlineData("public Fill() { } internal Fill(TimeProvider clock) { }", "it has several public or internal constructors; keep the one whose parameters are services, and make the others private")]
    [InlineData("public Fill(ref int count) { }", "its parameter 'count' is passed by reference; a service is passed by value")]
    [InlineData("public Fill(ReadOnlySpan<byte> key) { }", "its parameter 'key' has a type that no service can have")]
    [InlineData("public Fill(object service) { }", "its parameter 'service' is an object, which names no service")]
    [InlineData("public required int Count { get; init; }", "its required member 'Count' is set by nobody; make it a parameter of the constructor")]
    [InlineData("public Fill([FromKeyedServices] TimeProvider clock) { } class FromKeyedServicesAttribute : Attribute;", "its parameter 'clock' asks for a keyed service; take an IServiceProvider and ask it for the service")]
    public Task Classes_that_cannot_be_created(string members, string fault) => TestProject.WithSet()
        .DataMigration("2, \"fill\"", members)
        .File("Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync($"Step.cs(2,14): GW0013: Fill cannot be created: {fault}");

    [Theory]
    [InlineData("")]
    [InlineData("public Fill(TimeProvider clock, IServiceProvider services) { } private Fill() { }")]
    [InlineData("internal Fill(TimeProvider? clock = null, params string[] names) { }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Fill() { Count = 1; } public required int Count { get; init; }")]
    public Task Classes_that_can(string members) => TestProject.WithSet()
        .DataMigration("2, \"fill\"", members)
        .File("Migrations/1_a.sql", "SELECT 1;")
        .ExpectAsync();
}
