using System.Text;
using Godwit.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.CodeFixes.Tests;

/// <summary>A project in a workspace, the findings that its rules report, and what is left of them after a fix.</summary>
internal sealed class FixedProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly TestProject _project;
    private readonly Solution _solution;

    public FixedProject(TestProject project)
    {
        _project = project;
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution.AddProject(id, "App", "App", LanguageNames.CSharp);
        foreach (var (name, code) in project.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(code, Encoding.UTF8), filePath: TestProject.Root + name);
        foreach (var file in project.Files)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path);
        _solution = solution;
    }

    /// <summary>Applies the only fix of a rule's only finding; the texts of all files behind it, by path below the project.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FixAsync(CodeFixProvider provider, string rule, string title)
    {
        var diagnostic = Assert.Single((await _project.BuildAsync()).Diagnostics, diagnostic => diagnostic.Id == rule);
        Assert.Contains(rule, provider.FixableDiagnosticIds);
        var path = diagnostic.Location.GetLineSpan().Path;
        var project = _solution.Projects.Single();
        var document = project.Documents.Concat(project.AdditionalDocuments).Single(document => document.FilePath == path);
        var actions = new List<CodeAction>();
        // A diagnostic in C# belongs to the tree of the document, as an editor would hand it over.
        var placed = document is Document source
            ? Diagnostic.Create(diagnostic.Descriptor, Location.Create((await source.GetSyntaxTreeAsync())!, diagnostic.Location.SourceSpan))
            : diagnostic;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, placed, (action, _) => actions.Add(action), CancellationToken.None));

        var action = Assert.Single(actions);
        Assert.Equal(title, action.Title);
        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var changed in change.Documents.Concat(change.AdditionalDocuments))
            texts[changed.FilePath![TestProject.Root.Length..]] = (await changed.GetTextAsync()).ToString();
        return texts;
    }

    /// <summary>Builds what a fix left.</summary>
    public Task<BuildResult> BuildAsync(IReadOnlyDictionary<string, string> texts)
    {
        var project = _project with { Files = [], Sources = [] };
        foreach (var (path, text) in texts)
            project = path.EndsWith(".cs", StringComparison.Ordinal) ? project.Code(path, text) : project.File(path, text);
        return project.BuildAsync();
    }

    public void Dispose() => _workspace.Dispose();
}
