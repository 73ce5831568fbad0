using Godwit.Sql.Scripts;

namespace Godwit.Sql.Tests.Scripts;

public sealed class ScriptDirectivesTests
{
    [Fact]
    public void A_script_without_comments_has_no_directives() =>
        Assert.Equal(ScriptDirectives.None, ScriptDirectives.Parse("SELECT 1;"));

    [Fact]
    public void Directives_stand_in_one_comment_or_in_several()
    {
        var directives = ScriptDirectives.Parse(
            """"
            -- What this does.
            -- godwit: baseline, idempotent
            /* prose */ --godwit:no-transaction,erases-plaintext
            -- Godwit: shrinks accounts, shrinks "a, ""b""", compatible-with 12
            -- godwit: allow GW3001, allow GW3002
            DELETE FROM accounts;
            """");
        Assert.Empty(directives.Problems);
        Assert.True(directives.IsBaseline && directives.IsIdempotent && directives.IsNoTransaction && directives.ErasesPlaintext);
        Assert.Equal(["accounts", "a, \"b\""], directives.Shrinks.ToArray());
        Assert.Equal(12, directives.CompatibleWith);
        Assert.Equal(["GW3001", "GW3002"], directives.Allowed.ToArray());
    }

    [Theory]
    [InlineData("-- godwit: basline\nSELECT 1", DirectiveProblemKind.Unknown, "basline")]
    [InlineData("-- godwit: baseline,\nSELECT 1", DirectiveProblemKind.Unknown, "")]
    [InlineData("-- godwit:", DirectiveProblemKind.Unknown, "")]
    [InlineData("-- godwit: baseline yes", DirectiveProblemKind.BadValue, "baseline yes")]
    [InlineData("-- godwit: shrinks", DirectiveProblemKind.BadValue, "shrinks")]
    [InlineData("-- godwit: shrinks a b", DirectiveProblemKind.BadValue, "shrinks a b")]
    [InlineData("-- godwit: compatible-with -1", DirectiveProblemKind.BadValue, "compatible-with -1")]
    [InlineData("-- godwit: compatible-with 99999999999999999999", DirectiveProblemKind.BadValue, "compatible-with 99999999999999999999")]
    [InlineData("-- godwit: compatible-with 1, compatible-with 2", DirectiveProblemKind.BadValue, "compatible-with 2")]
    [InlineData("-- godwit: allow 3001", DirectiveProblemKind.BadValue, "allow 3001")]
    [InlineData("SELECT 1; -- godwit: baseline", DirectiveProblemKind.Misplaced, "baseline")]
    public void A_directive_that_means_nothing_is_a_problem_at_its_place(string script, DirectiveProblemKind kind, string directive)
    {
        var problem = Assert.Single(ScriptDirectives.Parse(script).Problems);
        Assert.Equal(kind, problem.Kind);
        Assert.Equal(directive, problem.Directive);
        Assert.Equal(directive, problem.Span.Of(script));
    }

    [Theory]
    [InlineData("/* godwit: baseline */ SELECT 1;")]
    [InlineData("SELECT '-- godwit: baseline';")]
    [InlineData("-- about godwit: baseline\nSELECT 1;")]
    public void Only_a_line_comment_that_begins_with_the_word_holds_directives(string script) =>
        Assert.Equal(ScriptDirectives.None, ScriptDirectives.Parse(script));

    [Fact]
    public void Very_many_directives_take_no_more_than_their_length()
    {
        var directives = ScriptDirectives.Parse(string.Concat(Enumerable.Repeat("-- godwit: shrinks t, wrong\n", 200_000)));
        Assert.Equal(200_000, directives.Shrinks.Length);
        Assert.Equal(200_000, directives.Problems.Length);
    }
}
