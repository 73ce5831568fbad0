using System.CommandLine;

namespace Godwit.Cli;

/// <summary>The commands of the tool.</summary>
internal static class Commands
{
    public static RootCommand Root(TextWriter output, TextWriter error) => new("Godwit, SQLite migrations for .NET")
    {
        Lock(output, error),
    };

    private static Command Lock(TextWriter output, TextWriter error)
    {
        var project = new Option<string>("--project") { Description = "The project file, or its folder.", DefaultValueFactory = _ => "." };
        var accept = new Option<long[]>("--accept") { Description = "A version whose change, new name or removal is accepted. May be given several times." };
        var command = new Command("lock", "Writes every migration of the project into migrations.lock: they are released, and must not change any more.") { project, accept };
        command.SetAction((parsed, cancellationToken) => LockCommand.RunAsync(parsed.GetValue(project)!, parsed.GetValue(accept) ?? [], output, error, cancellationToken));
        return command;
    }
}
