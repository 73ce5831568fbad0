using System.Text;

namespace Godwit.Generators.Tests;

public class GW0006Tests
{
    [Fact]
    public Task Utf16() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 1;", Encoding.Unicode)
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0006: 1_a.sql is not UTF-8 text: it is Unicode; save it as UTF-8");

    [Fact]
    public Task What_the_compiler_falls_back_to() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 'é';", Encoding.Latin1)
        .ExpectAsync("Migrations/1_a.sql(1,1): GW0006: 1_a.sql is not UTF-8 text: it is Western European (ISO); save it as UTF-8");

    [Fact]
    public Task Utf8_with_and_without_a_mark() => TestProject.WithSet()
        .File("Migrations/1_a.sql", "SELECT 'é';", new UTF8Encoding(false))
        .File("Migrations/2_b.sql", "\uFEFFSELECT 'é';", new UTF8Encoding(true))
        .ExpectAsync();

    [Theory]
    [InlineData("SELECT '\uFFFD';", false)]
    [InlineData("SELECT '\uFFFD';", true)]
    public Task The_replacement_character_itself(string text, bool mark) => TestProject.WithSet()
        .File("Migrations/1_a.sql", text, new UTF8Encoding(mark))
        .ExpectAsync();
}
