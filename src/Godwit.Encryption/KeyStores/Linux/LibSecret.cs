using System.Runtime.InteropServices;

namespace Godwit.Linux;

/// <summary>
/// libsecret's calls, each with the error turned into an exception. Not secret_password_lookup: its null may mean
/// "locked", and a program would make a new key and lose its data.
/// </summary>
internal static unsafe partial class LibSecret
{
    private const string Library = "libsecret-1.so.0";
    private const int AllWithSecrets = (1 << 1) | (1 << 3); // SECRET_SEARCH_ALL | LOAD_SECRETS, and not UNLOCK, which would prompt

    public static nint Connect(nint cancellable)
    {
        nint error = 0;
        var service = ServiceGet(0, cancellable, &error);
        GError.ThrowIfSet(error);
        return service;
    }

    /// <summary>The items with these attributes, locked ones included; each must be unreferenced.</summary>
    public static List<nint> Search(nint service, nint attributes, nint cancellable)
    {
        nint error = 0;
        var list = ServiceSearch(service, 0, attributes, AllWithSecrets, cancellable, &error);
        GError.ThrowIfSet(error);
        var items = new List<nint>();
        for (var node = (nint*)list; node != null; node = (nint*)node[1])
            items.Add(node[0]);
        GLib.FreeList(list);
        return items;
    }

    /// <summary>The collection that new items go to; 0 where there is none.</summary>
    public static nint DefaultCollection(nint service, nint cancellable)
    {
        nint error = 0;
        var collection = CollectionForAlias(service, "default", 0, cancellable, &error);
        GError.ThrowIfSet(error);
        return collection;
    }

    public static void Store(nint service, nint attributes, string label, ReadOnlySpan<byte> secret, nint cancellable)
    {
        nint error = 0;
        nint value;
        fixed (byte* bytes = secret)
            value = NewValue(bytes, secret.Length, "text/plain");
        _ = ServiceStore(service, 0, attributes, "default", label, value, cancellable, &error);
        UnrefValue(value);
        GError.ThrowIfSet(error);
    }

    public static void Delete(nint item, nint cancellable)
    {
        nint error = 0;
        _ = ItemDelete(item, cancellable, &error);
        GError.ThrowIfSet(error);
    }

    /// <summary>What an unlocked item holds; null where the service did not give it out.</summary>
    public static KeyStoreAnswer? Read(nint item)
    {
        var value = ItemSecret(item);
        if (value == 0)
            return null;
        nint length = 0;
        var bytes = ValueBytes(value, &length);
        var answer = KeyStoreAnswer.Found(new ReadOnlySpan<byte>(bytes, (int)length));
        UnrefValue(value); // libsecret overwrites its copy
        return answer;
    }

    [LibraryImport(Library, EntryPoint = "secret_item_get_locked")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool IsItemLocked(nint item);

    [LibraryImport(Library, EntryPoint = "secret_collection_get_locked")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool IsCollectionLocked(nint collection);

    [LibraryImport(Library, EntryPoint = "secret_service_get_sync")]
    private static partial nint ServiceGet(int flags, nint cancellable, nint* error);

    [LibraryImport(Library, EntryPoint = "secret_service_search_sync")]
    private static partial nint ServiceSearch(nint service, nint schema, nint attributes, int flags, nint cancellable, nint* error);

    [LibraryImport(Library, EntryPoint = "secret_service_store_sync", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ServiceStore(nint service, nint schema, nint attributes, string collection, string label, nint value, nint cancellable, nint* error);

    [LibraryImport(Library, EntryPoint = "secret_collection_for_alias_sync", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint CollectionForAlias(nint service, string alias, int flags, nint cancellable, nint* error);

    [LibraryImport(Library, EntryPoint = "secret_item_delete_sync")]
    private static partial int ItemDelete(nint item, nint cancellable, nint* error);

    [LibraryImport(Library, EntryPoint = "secret_item_get_secret")]
    private static partial nint ItemSecret(nint item);

    [LibraryImport(Library, EntryPoint = "secret_value_new", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint NewValue(byte* secret, nint length, string contentType);

    [LibraryImport(Library, EntryPoint = "secret_value_get")]
    private static partial byte* ValueBytes(nint value, nint* length);

    [LibraryImport(Library, EntryPoint = "secret_value_unref")]
    private static partial void UnrefValue(nint value);
}
