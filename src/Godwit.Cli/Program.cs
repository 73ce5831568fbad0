using Godwit.Cli;

return await Commands.Root(Console.Out, Console.Error).Parse(args).InvokeAsync().ConfigureAwait(false);
