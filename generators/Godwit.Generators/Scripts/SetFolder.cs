using Godwit.Sql.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>Where sets look for scripts, decided from paths alone, before any text is read.</summary>
internal static class SetFolder
{
    private const string ResourceKey = "build_metadata.AdditionalFiles.GodwitResource";
    private const string LinkKey = "build_metadata.AdditionalFiles.Link";
    private const string ProjectKey = "build_property.ProjectDir";

    /// <summary>The full path of a set's folder, with forward slashes and one at the end.</summary>
    public static string Resolve(string folder, AnalyzerConfigOptions project) => FullPath(Project(project) + "/" + folder) + "/";

    /// <summary>
    /// The script with its place, or null where it is in none of the folders. A folder inside another set's folder
    /// belongs to the inner set. A linked file is where its link says.
    /// </summary>
    public static ScriptFile? Locate(AdditionalText text, AnalyzerConfigOptionsProvider options, EquatableArray<string> folders)
    {
        if (!text.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            return null;

        var file = options.GetOptions(text);
        var project = Project(options.GlobalOptions);
        var path = Place(text, options);
        var folder = folders
            .Where(candidate => path.StartsWith(candidate, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(candidate => candidate.Length)
            .FirstOrDefault();
        if (folder is null)
            return null;

        var resource = file.TryGetValue(ResourceKey, out var name) && name.Length > 0 ? name : null;
        var root = FullPath(project) + "/";
        var below = path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path.Substring(root.Length) : path;
        return new ScriptFile(text, folder, path.Substring(folder.Length), below, resource) { Severities = RuleSeverity.Of(file) };
    }

    /// <summary>The folder whose lock file a file is, or null.</summary>
    public static string? LocateLock(AdditionalText text, AnalyzerConfigOptionsProvider options, EquatableArray<string> folders)
    {
        if (!text.Path.EndsWith(LockFile.FileName, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = Place(text, options);
        return folders.FirstOrDefault(folder => string.Equals(folder + LockFile.FileName, path, StringComparison.OrdinalIgnoreCase));
    }

    private static string Place(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        FullPath(options.GetOptions(text).TryGetValue(LinkKey, out var link) && link.Length > 0 ? Project(options.GlobalOptions) + "/" + link : text.Path);

    private static string Project(AnalyzerConfigOptions options) => options.TryGetValue(ProjectKey, out var folder) ? folder : "";

    // Path.GetFullPath would ask the file system of the compiler's own working folder.
    private static string FullPath(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not "" and not "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        }

        return string.Join("/", parts);
    }
}
