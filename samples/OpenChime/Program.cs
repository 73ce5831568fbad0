using OpenChime;

return CommandLine.Parse(args) is { } command ? await command.RunAsync() : CommandLine.Usage();
