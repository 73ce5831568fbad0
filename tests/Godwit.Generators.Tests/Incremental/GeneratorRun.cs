using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.Generators.Tests;

/// <summary>A generator driver over the edits of a programmer.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private TestProject _project;

    public GeneratorRun(TestProject project)
    {
        _project = project;
        _compilation = project.Compile();
        _driver = project.Driver().RunGenerators(_compilation);
    }

    public GeneratorDriverRunResult Result => _driver.GetRunResult();

    public CSharpCompilation Compilation => _compilation;

    public void EditCode(string name, Func<string, string> edit)
    {
        var code = _project.Sources.Single(source => source.Name == name).Code;
        _project = _project.Code(name, edit(code));
        var old = _compilation.SyntaxTrees.Single(tree => tree.FilePath == TestProject.Root + name);
        _compilation = _compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(edit(code), _project.ParseOptions, old.FilePath));
        _driver = _driver.RunGenerators(_compilation);
    }

    public void EditFile(string path, string text)
    {
        var old = _project.Files.Single(file => file.Path == TestProject.Root + path);
        var edited = new TestFile(old.Path, text);
        _project = _project with { Files = _project.Files.Replace(old, edited) };
        _driver = _driver.ReplaceAdditionalText(old, edited).RunGenerators(_compilation);
    }

    public void RemoveFile(string path)
    {
        var old = _project.Files.Single(file => file.Path == TestProject.Root + path);
        _project = _project with { Files = _project.Files.Remove(old) };
        _driver = _driver.RemoveAdditionalTexts([old]).RunGenerators(_compilation);
    }

    public void AddFile(string path, string text)
    {
        _project = _project.File(path, text);
        _driver = _driver.AddAdditionalTexts([_project.Files[^1]]).RunGenerators(_compilation);
    }

    /// <summary>Why each output of a step was made in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Steps(step).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>What a step holds after the last run.</summary>
    public IEnumerable<T> Outputs<T>(string step) =>
        Steps(step).SelectMany(run => run.Outputs).Where(output => output.Reason != IncrementalStepRunReason.Removed).Select(output => output.Value).OfType<T>();

    /// <summary>The steps that did anything in the last run, even with an equal result.</summary>
    public IEnumerable<string> StepsThatRan =>
        StepNames.All.Where(step => Reasons(step).Any(reason => reason != IncrementalStepRunReason.Cached)).Order(StringComparer.Ordinal);

    /// <summary>How many files were emitted anew in the last run.</summary>
    public int Emitted =>
        Result.Results[0].TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string step) =>
        Result.Results[0].TrackedSteps.TryGetValue(step, out var runs) ? runs : [];
}
