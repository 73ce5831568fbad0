using System.Collections.Immutable;
using Godwit.Sql.Parsing;
using Godwit.Sql.Replay;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>What an edit runs again, by scenario.</summary>
public class CachedStepTests
{
    private static readonly TestProject Project = TypedSqlProject
        .WithMembers("[Sql(\"SELECT id FROM a\")] private static partial IEnumerable<string?> Rows(MigrationContext db);", version: 5)
        .Code("Program.cs", "public class Program { public int One() => 1; }")
        .DataMigration("4, \"fill\"")
        .File("Migrations/1_a.sql", "CREATE TABLE a (id);")
        .File("Migrations/2_b.sql", "CREATE TABLE b (id);")
        .File("Migrations/3_c.sql", "-- godwit: idempotant\nCREATE TABLE c (id);")
        .File("Notes/x.sql", "SELECT 1;");

    [Fact]
    public void Every_step_has_a_name_that_is_tracked() =>
        Assert.Equal(
            StepNames.All.Except([StepNames.OrderProblems, StepNames.LockFiles, StepNames.LockOptions, StepNames.LockProblems, StepNames.LockSources, StepNames.SchemaProblems]).Order(StringComparer.Ordinal),
            new GeneratorRun(Project).Result.Results[0].TrackedSteps.Keys.Intersect(StepNames.All).Order(StringComparer.Ordinal));

    [Fact]
    public void An_edit_of_a_method_runs_the_attribute_transforms_with_equal_results()
    {
        var run = new GeneratorRun(Project);
        run.EditCode("Program.cs", code => code.Replace("=> 1", "=> 2", StringComparison.Ordinal));

        Assert.Empty(run.StepsThatRan.Except(StepNames.AttributeTransforms));
        Assert.All(StepNames.AttributeTransforms.SelectMany(run.Reasons), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.Equal(0, run.Emitted);
    }

    [Fact]
    public void Moving_and_editing_the_classes_themselves_emits_nothing()
    {
        var run = new GeneratorRun(Project);
        run.EditCode("Step.cs", code => "// moved down\n\n" + code.Replace("=> default", "=> ValueTask.CompletedTask", StringComparison.Ordinal));
        run.EditCode("Database.cs", code => "// moved down\n" + code);

        Assert.Empty(run.StepsThatRan.Except(StepNames.AttributeTransforms));
        Assert.Equal(0, run.Emitted);
    }

    [Fact]
    public void An_edited_script_is_the_only_one_that_is_read_and_emitted()
    {
        var run = new GeneratorRun(Project);
        run.EditFile("Migrations/2_b.sql", "CREATE TABLE b (id, name);");

        Assert.Equal(1, run.Reasons(StepNames.Scripts).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, run.Reasons(StepNames.Scripts).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(1, run.Reasons(StepNames.ScriptSources).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, run.Emitted);
    }

    [Fact]
    public void An_edited_script_is_the_only_one_that_is_parsed()
    {
        var run = new GeneratorRun(Project);
        var before = Syntaxes(run);
        run.EditFile("Migrations/2_b.sql", "CREATE TABLE b (id, name);");
        var after = Syntaxes(run);

        Assert.Equal(["1_a.sql", "2_b.sql", "3_c.sql"], after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["2_b.sql"], after.Keys.Where(path => !ReferenceEquals(before[path], after[path])));
    }

    [Fact]
    public void An_edited_comment_emits_its_script_and_not_the_registry()
    {
        var run = new GeneratorRun(Project);
        run.EditFile("Migrations/2_b.sql", "-- why\nCREATE TABLE b (id);");

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.Registries));
        Assert.Equal(1, run.Emitted);
    }

    [Fact]
    public void A_file_that_is_saved_without_a_change_ends_at_its_own_step()
    {
        var run = new GeneratorRun(Project);
        run.EditFile("Migrations/2_b.sql", "CREATE TABLE b (id);");

        Assert.Equal([StepNames.ScriptFiles, StepNames.Scripts], run.StepsThatRan);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons(StepNames.Scripts));
    }

    [Fact]
    public void A_script_outside_the_sets_runs_nothing_behind_its_path()
    {
        var run = new GeneratorRun(Project);
        run.EditFile("Notes/x.sql", "SELECT 2;");

        Assert.Empty(run.StepsThatRan);
    }

    [Fact]
    public void A_removed_script_leaves_the_registry()
    {
        var run = new GeneratorRun(Project);
        run.RemoveFile("Migrations/3_c.sql");

        Assert.DoesNotContain(run.Result.GeneratedTrees, tree => tree.FilePath.EndsWith(".0003.g.cs", StringComparison.Ordinal));
        Assert.Empty(run.Result.Diagnostics);
    }

    [Fact]
    public void A_renamed_script_keeps_its_place_under_its_new_name()
    {
        var run = new GeneratorRun(Project);
        run.RemoveFile("Migrations/2_b.sql");
        run.AddFile("Migrations/2_B.sql", "CREATE TABLE b (id);");

        Assert.Contains(run.Result.GeneratedTrees, tree => tree.ToString().Contains("\n2\tB\t", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_of_a_data_migration_replays_nothing()
    {
        var run = new GeneratorRun(Project);
        run.EditCode("Step.cs", code => code.Replace("\"fill\"", "\"fill_in\"", StringComparison.Ordinal).Replace("=> default", "=> ValueTask.CompletedTask", StringComparison.Ordinal));

        Assert.All(run.Reasons(StepNames.ReplayInputs), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(run.Reasons(StepNames.Replays), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edited_script_is_replayed_with_what_comes_behind_it_and_nothing_else()
    {
        var run = new GeneratorRun(Project);
        var before = Replay(run);
        run.EditFile("Migrations/2_b.sql", "CREATE TABLE b (id, name);");
        var after = Replay(run);

        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
        Assert.NotSame(before[2], after[2]);
    }

    [Fact]
    public void An_edit_that_leaves_the_schema_as_it_was_replays_one_script()
    {
        var run = new GeneratorRun(Project.File("Migrations/2_b.sql", "INSERT INTO a VALUES (1);"));
        var before = Replay(run);
        run.EditFile("Migrations/2_b.sql", "INSERT INTO a VALUES (2);");
        var after = Replay(run);

        Assert.Equal([true, false, true], before.Zip(after, ReferenceEquals).Take(3));
    }

    // What is remembered is the same object as what the generator saw.
    private static ImmutableArray<ReplayedVersion> Replay(GeneratorRun run)
    {
        var input = run.Outputs<ReplayInput>(StepNames.ReplayInputs).Single();
        return MigrationReplay.Run(HistorySchema.Of(input.HistoryTable), [.. input.Steps.Select(step => step.ToStep())]);
    }

    private static Dictionary<string, ScriptSyntax> Syntaxes(GeneratorRun run) =>
        run.Outputs<Script>(StepNames.Scripts).ToDictionary(script => script.RelativePath, script => script.Syntax!, StringComparer.Ordinal);

    [Fact]
    public void A_renamed_data_migration_emits_the_registry_alone()
    {
        var run = new GeneratorRun(Project);
        run.EditCode("Step.cs", code => code.Replace("\"fill\"", "\"fill_in\"", StringComparison.Ordinal));

        Assert.Equal(1, run.Emitted);
        Assert.All(run.Reasons(StepNames.Scripts), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }
}
