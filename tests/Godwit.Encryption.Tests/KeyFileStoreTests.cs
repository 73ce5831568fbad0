namespace Godwit.Encryption.Tests;

public sealed class KeyFileStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KeyFileStore _store;

    public KeyFileStoreTests() => _store = new KeyFileStore(_folder["keys"]);

    private string File => Path.Combine(_folder["keys"], "db%2Fopenchime%2Fcurrent.key");

    [Fact]
    public async Task A_secret_is_stored_found_replaced_and_removed()
    {
        const string Entry = "db/openchime/current";
        Assert.Equal(KeyStoreStatus.NotFound, (await _store.FindAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.Found, (await _store.StoreAsync(Entry, "one"u8.ToArray())).Status);
        Assert.Equal(KeyStoreStatus.Found, (await _store.StoreAsync(Entry, "two"u8.ToArray())).Status);
        Assert.Equal("two"u8.ToArray(), (await _store.FindAsync(Entry)).Secret.ToArray());
        Assert.Equal(KeyStoreStatus.NotFound, (await _store.RemoveAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.NotFound, (await _store.RemoveAsync(Entry)).Status);
        Assert.Equal(KeyStoreStatus.NotFound, (await _store.FindAsync(Entry)).Status);
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_files_and_enter_the_folder()
    {
        if (OperatingSystem.IsWindows())
            return; // No modes there: the folder's permissions hold.
        await _store.StoreAsync("db/openchime/current", "one"u8.ToArray());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(_folder["keys"]));
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder["keys"]));
    }

    [Fact]
    public async Task A_file_or_folder_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return; // No modes there: the folder's permissions hold.
        await _store.StoreAsync("db/openchime/current", "one"u8.ToArray());
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal(KeyStoreStatus.Denied, (await _store.FindAsync("db/openchime/current")).Status);

        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        System.IO.File.SetUnixFileMode(_folder["keys"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        using var answer = await _store.FindAsync("db/openchime/current");
        Assert.Equal(KeyStoreStatus.Denied, answer.Status);
        Assert.Contains("0700", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(KeyStoreStatus.Denied, (await _store.StoreAsync("other", "x"u8.ToArray())).Status);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        System.IO.File.WriteAllText(_folder["occupied"], "");
        var store = new KeyFileStore(Path.Combine(_folder["occupied"], "keys"));
        using var answer = await store.StoreAsync("entry", "x"u8.ToArray());
        Assert.Equal(KeyStoreStatus.Unavailable, answer.Status);
        Assert.NotEmpty(answer.Detail);
    }

    [Fact]
    public async Task What_a_killed_write_left_behind_does_not_disturb_the_next()
    {
        await _store.StoreAsync("db/openchime/current", "one"u8.ToArray());
        System.IO.File.WriteAllText(File + ".partial", "half");
        await _store.StoreAsync("db/openchime/current", "two"u8.ToArray());
        Assert.Equal("two"u8.ToArray(), (await _store.FindAsync("db/openchime/current")).Secret.ToArray());
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder["keys"]));
    }

    public void Dispose() => _folder.Dispose();
}
