namespace MagicAudit;

/// <summary>What the program was asked to do.</summary>
internal sealed record CommandLine(string? Profile, bool Rotate, bool PrivateKeyring, string Release)
{
    /// <returns>Null where the arguments make no sense.</returns>
    public static CommandLine? Parse(string[] arguments)
    {
        var parsed = new CommandLine(null, false, false, "2.0.0");
        for (var i = 0; i < arguments.Length; i++)
        {
            var next = arguments[i] switch
            {
                "--rotate" => parsed with { Rotate = true },
                "--private-keyring" => parsed with { PrivateKeyring = true },
                "--release" when i + 1 < arguments.Length => parsed with { Release = arguments[++i] },
                var folder when !folder.StartsWith('-') && parsed.Profile is null => parsed with { Profile = Path.GetFullPath(folder) },
                _ => null,
            };
            if (next is null)
                return null;
            parsed = next;
        }

        return parsed is { Profile: null, Rotate: true } ? null : parsed;
    }

    /// <summary>The arguments of the same command without a keyring of its own.</summary>
    public IEnumerable<string> WithoutKeyring() => [.. Profile is null ? Array.Empty<string>() : [Profile], .. Rotate ? ["--rotate"] : Array.Empty<string>(), "--release", Release];

    /// <returns>The exit code.</returns>
    public static int Usage()
    {
        Console.Error.WriteLine("""
            Usage: MagicAudit [--private-keyring]                    a release that keeps its key in the key store takes over
                                                                     the profile of one that kept it in a file
                   MagicAudit <profile folder> [--rotate] [--release <version>] [--private-keyring]
                                                                     starts on that profile; --rotate gives the database a new key

            --private-keyring starts a message bus and a GNOME Keyring of the program's own, for a machine without a
            desktop. With a profile folder its password is in the environment: MAGIC_AUDIT_KEYRING_PASSWORD.
            """);
        return 1;
    }
}
