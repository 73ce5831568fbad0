namespace Godwit.Generators.Tests;

public class GW0005Tests
{
    private const string Known = "baseline, idempotent, no-transaction, erases-plaintext, shrinks <table>, compatible-with <version>, allow GWnnnn";

    [Fact]
    public Task An_unknown_directive_is_reported_where_it_stands() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "-- a comment\r\n--  godwit: baseline, idempotant\r\nSELECT 1;")
        .ExpectAsync($"Migrations/1_a.sql(2,23): GW0005: There is no directive 'idempotant'. There are: {Known}.");

    [Fact]
    public Task A_directive_behind_the_first_statement() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;\n-- godwit: baseline")
        .ExpectAsync("Migrations/1_a.sql(2,12): GW0005: The directive 'baseline' has no effect here. Move it above the first statement of the script.");

    [Fact]
    public Task Known_directives_and_comments_that_mention_the_word() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "-- godwit: baseline, idempotent, no-transaction, erases-plaintext, shrinks t, compatible-with 1, allow GW3001\n-- see godwit: x\nSELECT '-- godwit: x';")
        .ExpectAsync();
}
