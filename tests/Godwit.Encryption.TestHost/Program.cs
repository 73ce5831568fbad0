using Godwit;
using Godwit.Encryption.TestHost;

SystemSqlCipher.Use(Environment.GetEnvironmentVariable("GODWIT_SQLCIPHER") is { Length: > 0 } library ? library : null);

if (Environment.GetEnvironmentVariable("GODWIT_TEST_PATIENCE") is { Length: > 0 } seconds)
    BoundedCall.Patience = TimeSpan.FromSeconds(int.Parse(seconds));

// What the tests run in a process of its own: because it is killed, or because its environment differs.
return args switch
{
    ["find", var application, var entry] => await KeyStoreCommands.FindAsync(application, entry),
    ["store", var application, var entry, var secret] => await KeyStoreCommands.StoreAsync(application, entry, secret),
    ["remove", var application, var entry] => await KeyStoreCommands.RemoveAsync(application, entry),
    ["store-unchecked", var application, var entry] => await KeyStoreCommands.StoreUncheckedAsync(application, entry),
    ["store-safe-storage", var application, var password] => await KeyStoreCommands.StoreSafeStorageAsync(application, password),
    ["own-name", var name] => KeyStoreCommands.OwnName(name),
    ["temporary-files", var path, var marker, .. var pragmas] => TemporaryFiles.Run(path, marker, pragmas),
    ["run", var operation, var database, var keys, var moment] => await Operations.RunAsync(operation, database, keys, KillSwitch.At(moment)),
    ["hold", var operation, var database, var keys] => await Operations.HoldAsync(operation, database, keys),
    _ => throw new InvalidOperationException($"Unknown command: {string.Join(' ', args)}"),
};
