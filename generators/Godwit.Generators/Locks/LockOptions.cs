using Microsoft.CodeAnalysis.Diagnostics;

namespace Godwit.Generators;

/// <summary>What the build is for, as far as lock files are concerned.</summary>
/// <param name="Writes">True under <c>-p:GodwitLock=write</c>: the entries are emitted for the tool that writes the file.</param>
/// <param name="IsOptimized">True for a Release build, which may be what users get.</param>
internal sealed record LockOptions(bool Writes, bool IsOptimized)
{
    public static LockOptions Of(AnalyzerConfigOptions options) => new(
        options.TryGetValue("build_property.GodwitLock", out var mode) && mode.Equals("write", StringComparison.OrdinalIgnoreCase),
        options.TryGetValue("build_property.Optimize", out var optimize) && optimize.Equals("true", StringComparison.OrdinalIgnoreCase));
}
