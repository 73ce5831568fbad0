using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

public class GW3031Tests
{
    [Fact]
    public async Task A_new_migration_is_marked_for_the_editor_alone()
    {
        var result = await Locked.Project.File("Migrations/3_c.sql", "SELECT 3;").BuildAsync();

        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("GW3031", finding.Id);
        Assert.Equal(DiagnosticSeverity.Hidden, finding.Severity);
    }

    [Fact]
    public Task Released_migrations_are_not() => Locked.Project.ExpectAsync();
}
