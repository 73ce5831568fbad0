namespace Godwit.Generators.Tests;

public class ScriptNameTests
{
    [Theory]
    [InlineData("0001_baseline.sql", 1, "baseline", false)]
    [InlineData("1_a.sql", 1, "a", false)]
    [InlineData("V2__init.SQL", 2, "init", false)]
    [InlineData("v003-add-users.sql", 3, "add-users", false)]
    [InlineData("0000_start.sql", 0, "start", false)]
    [InlineData("0002_a.up.sql", 2, "a", false)]
    [InlineData("0002_a.DOWN.sql", 2, "a", true)]
    [InlineData("0002_a.b c.sql", 2, "a.b c", false)]
    [InlineData("0001-2fa_support.sql", 1, "2fa_support", false)]
    [InlineData("0001-2-users.sql", 1, "2-users", false)]
    [InlineData("20260131093000_users.sql", 20260131093000, "users", false)]
    [InlineData("2026-01-31_users.sql", 20260131, "users", false)]
    [InlineData("2026-01-31-093000_users.sql", 20260131093000, "users", false)]
    [InlineData("2026-01-31-093000-add-users.sql", 20260131093000, "add-users", false)]
    [InlineData("20260131-2-users.sql", 20260131, "2-users", false)]
    [InlineData("0003_cache/up.sql", 3, "cache", false)]
    [InlineData("0003_cache/down.sql", 3, "cache", true)]
    [InlineData("20260131093000_cache/migration.sql", 20260131093000, "cache", false)]
    [InlineData("999999999999999999_last.sql", 999999999999999999, "last", false)]
    [InlineData("00000000000000000000012_padded.sql", 12, "padded", false)]
    public void Names_of_migrations(string path, long version, string name, bool isDown)
    {
        Assert.Equal(new ScriptName(version, name, isDown), ScriptNameParser.Parse(path, out var fault));
        Assert.Empty(fault);
    }

    [Theory]
    [InlineData("users.sql", "begin with a version")]
    [InlineData(".sql", "begin with a version")]
    [InlineData("0001.sql", "a name")]
    [InlineData("0001_.sql", "a name")]
    [InlineData("V1.1__x.sql", "a name")]
    [InlineData("R__views.sql", "begin with a version")]
    [InlineData("-1_x.sql", "begin with a version")]
    [InlineData("1000000000000000000_x.sql", "18 digits")]
    [InlineData("0001_a\tb.sql", "control characters")]
    [InlineData("0001_a\u2028b.sql", "control characters")]
    [InlineData("0001_x/helper.sql", "up.sql and down.sql")]
    [InlineData("x/up.sql", "begin with a version")]
    [InlineData("old/0001_x/up.sql", "one folder deep")]
    public void Other_names(string path, string fault)
    {
        Assert.Null(ScriptNameParser.Parse(path, out var actual));
        Assert.Contains(fault, actual, StringComparison.Ordinal);
    }
}
