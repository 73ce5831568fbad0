using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>How loud a rule is, for a folder and for a script. BuildTests try what the compiler itself offers a project.</summary>
public class SeverityTests
{
    private const string Change = "Migrations/2_change.sql";

    private static readonly TestProject Project = TestProject.Changing("CREATE TABLE users (id INTEGER PRIMARY KEY);", "DROP TABLE users;");

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("Warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("loud", DiagnosticSeverity.Warning)]
    public async Task A_folder_sets_the_severity(string value, DiagnosticSeverity expected)
    {
        var result = await Project.Severity(Change, "GW3001", value).BuildAsync();

        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("GW3001", finding.Id);
        Assert.Equal(expected, finding.Severity);
    }

    [Fact]
    public Task A_folder_turns_a_rule_off() => Project.Severity(Change, "GW3001", "none").ExpectAsync();

    [Fact]
    public async Task Another_folder_means_nothing_here() =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single((await Project.Severity("Migrations/1_schema.sql", "GW3001", "error").BuildAsync()).Diagnostics).Severity);

    [Fact]
    public Task Rules_of_order_are_not_configurable() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "-- godwit: allow GW0004")
        .Severity("Migrations/1_a.sql", "GW0004", "none")
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0004: 1_a.sql holds no SQL statement; write one (SELECT 1; where nothing is to do), or delete the file");

    [Fact]
    public Task A_script_that_was_released_is_left_alone() => Project
        .File("Migrations/migrations.lock", $"1 schema {Sql.Scripts.ScriptChecksum.Compute("CREATE TABLE users (id INTEGER PRIMARY KEY);")}\n2 change {Sql.Scripts.ScriptChecksum.Compute("DROP TABLE users;")}\n")
        .ExpectAsync();

    [Fact]
    public Task A_script_that_is_not_released_is_looked_at() => Project
        .File("Migrations/migrations.lock", $"1 schema {Sql.Scripts.ScriptChecksum.Compute("CREATE TABLE users (id INTEGER PRIMARY KEY);")}\n")
        .ExpectAsync(
            "Migrations/2_change.sql(1,1): GW3001: DROP TABLE deletes users with all its rows in every database; copy them into another table of that name first, or say that they may go: '-- godwit: shrinks users'",
            "Migrations/2_change.sql(1,1): GW3031: 2_change.sql is not in the lock file yet; 'godwit lock' adds it when it is released");
}
