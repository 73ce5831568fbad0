using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Godwit.Generators.Tests;

/// <summary>Nothing that goes through the pipeline keeps a compilation alive.</summary>
public class PipelineMemoryTests
{
    private static readonly TestProject Project = TypedSqlProject.WithMembers("[Sql(\"SELECT 1\")] private static partial IEnumerable<(long A, string? B)> Rows(MigrationContext db, int? id);", version: 4)
        .DataMigration("2, \"fill\"", "public Fill(TimeProvider clock, int? count = 3) { }")
        .File("Migrations/1_a.sql", "-- godwit: idempotant\nCREATE TABLE a (id);")
        .File("Migrations/x.sql", "");

    [Fact]
    public void No_output_of_a_named_step_reaches_a_symbol_a_compilation_or_a_syntax_tree()
    {
        var run = new GeneratorRun(Project);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var steps = run.Result.Results[0].TrackedSteps.Where(step => StepNames.All.Contains(step.Key)).ToList();

        foreach (var (name, runs) in steps)
        {
            foreach (var output in runs.SelectMany(step => step.Outputs))
                Walk(output.Value, name, seen);
        }

        Assert.Contains(seen, node => node is Script);
        Assert.Contains(seen, node => node is DataMigrationClass);
        Assert.Contains(seen, node => node is Problem);
        Assert.Contains(seen, node => node is SqlClass);
        Assert.Contains(seen, node => node is ClassPlan);
    }

    [Fact]
    public void The_walk_finds_a_symbol_where_there_is_one()
    {
        var symbol = Project.Compile().GetTypeByMetadataName("Fill");

        Assert.ThrowsAny<Exception>(() => Walk(new { List = new[] { symbol } }, "test", new HashSet<object>(ReferenceEqualityComparer.Instance)));
    }

    [Fact]
    public void The_old_compilation_can_be_collected_after_an_edit()
    {
        var (run, old) = RunAndEdit();
        for (var attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        Assert.NotEmpty(run.Result.GeneratedTrees);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference Old) RunAndEdit()
    {
        var run = new GeneratorRun(Project);
        var old = new WeakReference(run.Compilation);
        run.EditCode("Step.cs", code => code.Replace("\"fill\"", "\"fill_in\"", StringComparison.Ordinal));
        run.EditFile("Migrations/1_a.sql", "CREATE TABLE b (id);");
        return (run, old);
    }

    private static void Walk(object? node, string path, HashSet<object> seen)
    {
        if (node is null or string or Type or TestFile || node.GetType().IsPrimitive || node.GetType().IsEnum)
            return;

        Assert.False(node is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or AttributeData or Location { SourceTree: not null }, $"{path} reaches a {node.GetType()}.");
        if (!node.GetType().IsValueType && !seen.Add(node))
            return;

        // Descriptors are static, and hold localizable strings only.
        if (node is DiagnosticDescriptor)
            return;

        if (node is Array items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
        }

        for (var type = node.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    Walk(field.GetValue(node), $"{path}.{field.Name}", seen);
            }
        }
    }
}
