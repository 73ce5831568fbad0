namespace OpenChime;

/// <summary>What the program was asked to do: words, and where to keep the key.</summary>
internal sealed record CommandLine(string[] Words, bool KeyFile, bool PrivateKeyring)
{
    private const string KeyFileOption = "--key-file";
    private const string PrivateKeyringOption = "--private-keyring";

    /// <returns>Null for an option that does not exist.</returns>
    public static CommandLine? Parse(string[] arguments)
    {
        string[] words = [.. arguments.Where(argument => argument is not (KeyFileOption or PrivateKeyringOption))];
        return words.Any(word => word.StartsWith('-')) ? null : new(words, arguments.Contains(KeyFileOption), arguments.Contains(PrivateKeyringOption));
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync() => this switch
    {
        { PrivateKeyring: true, Words: not [] } or { PrivateKeyring: true, KeyFile: true } => Usage(),
        { Words: [] } => await Demonstration.RunAsync(PrivateKeyring),
        { Words: [var database] } => await On(database).StartAsync(),
        { Words: [var database, "add", ("google" or "proton") and var provider, var name] } => await On(database).AddAccountAsync(provider, name),
        { Words: [var database, "remove", ("google" or "proton") and var provider, var name] } => await On(database).RemoveAccountAsync(provider, name),
        _ => Usage(),
    };

    /// <returns>The exit code.</returns>
    public static int Usage()
    {
        Console.Error.WriteLine("""
            Usage: OpenChime [--private-keyring]                     migrates a fresh copy of a database as older releases left it
                   OpenChime <database>                              migrates that file in place, or creates it
                   OpenChime <database> add google|proton <name>     adds an account; its auth data and its refresh token
                                                                     are read from the input, one line each
                   OpenChime <database> remove google|proton <name>  removes an account and its events; needs no key

            The key of the tokens is in the system's key store (Secret Service, Keychain, Credential Manager).
            --key-file keeps it in <database>.keys instead, for a machine without a key store: whoever reads the disk reads it.
            --private-keyring starts a message bus and a GNOME Keyring for the copy, on a machine without a desktop.
            """);
        return 1;
    }

    private Application On(string database) => new(database, KeyFile);
}
