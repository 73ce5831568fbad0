using OpenChime;

return args switch
{
    [] => await Demonstration.RunAsync(),
    [var database] when !database.StartsWith('-') => await new Application(database).StartAsync(),
    [var database, "add", ("google" or "proton") and var provider, var name] => await new Application(database).AddAccountAsync(provider, name),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: OpenChime                                         migrates a fresh copy of a database as older releases left it
               OpenChime <database>                              migrates that file in place, or creates it
               OpenChime <database> add google|proton <name>     adds an account; its auth data and its refresh token
                                                                 are read from the input, one line each
        """);
    return 1;
}
