namespace Godwit.Generators.Tests;

public class GW0008Tests
{
    [Fact]
    public Task A_file_that_vanished_or_is_forbidden() => TestProject.WithSet()
        .File("Migrations/1_a.sql", null)
        .File("Migrations/2_b.sql", "SELECT 1;")
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0008: 1_a.sql cannot be read as text; check that the file exists, that you may read it, and that it is not binary");
}
