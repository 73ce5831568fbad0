using Godwit;
using Godwit.Samples;
using MagicAudit;

if (CommandLine.Parse(args) is not { } command)
    return CommandLine.Usage();
try
{
#if SQLCIPHER_BUNDLE
    SQLitePCL.Batteries_V2.Init();
#else
    SystemSqlCipher.Use();
#endif
    return command.PrivateKeyring
        ? Relaunch.OnPrivateKeyring(command.WithoutKeyring(), command.Profile is null ? null : Path.Combine(command.Profile, "keyring"), "MAGIC_AUDIT_KEYRING_PASSWORD")
        : command.Profile is { } profile
            ? await new Application(profile, command.Release).StartAsync(command.Rotate)
            : await Demonstration.RunAsync();
}
catch (Exception failure) when (failure is EncryptedDatabaseException or KeyStoreException or KeyLostException or KeyStoreImportException or IOException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (MigrationException failure)
{
    Console.Error.WriteLine(failure.UserMessage);
    return 1;
}
