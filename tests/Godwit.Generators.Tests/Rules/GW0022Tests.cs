namespace Godwit.Generators.Tests;

public class GW0022Tests
{
    [Fact]
    public Task A_script_under_another_name() => Locked.With($"1 a {Locked.One}\n2 other {Locked.Two}\n")
        .ExpectAsync("Migrations/2_b.sql(1,1): GW0022: Version 2 was released as other and is called b now; call it other again, or accept the name with 'godwit lock --accept 2'");

    [Fact]
    public Task Another_form_of_the_file_name_is_no_new_name() => TestProject.WithSet()
        .File("Migrations/V001__a.sql", "SELECT 1;")
        .File(Locked.Path, $"1 a {Locked.One}\n")
        .ExpectAsync();

    [Fact]
    public Task A_name_with_blanks() => TestProject.WithSet()
        .File("Migrations/1_add accounts.sql", "SELECT 1;")
        .File(Locked.Path, $"1 add%20accounts {Locked.One}\n")
        .ExpectAsync();
}
