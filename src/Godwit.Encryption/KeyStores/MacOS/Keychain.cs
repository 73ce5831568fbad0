using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Godwit.MacOS;

/// <summary>The calls of Security.framework and CoreFoundation that keep generic passwords.</summary>
[SupportedOSPlatform("macos")]
internal static unsafe partial class Keychain
{
    private const string Security = "/System/Library/Frameworks/Security.framework/Security";
    private const string CoreFoundation = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
    private const uint Utf8 = 0x08000100;

    private static readonly nint SecurityLibrary = NativeLibrary.Load(Security);
    private static readonly nint CoreLibrary = NativeLibrary.Load(CoreFoundation);

    public static nint Class => Constant("kSecClass");

    public static nint GenericPassword => Constant("kSecClassGenericPassword");

    public static nint Service => Constant("kSecAttrService");

    public static nint Account => Constant("kSecAttrAccount");

    public static nint ValueData => Constant("kSecValueData");

    public static nint ReturnData => Constant("kSecReturnData");

    public static nint MatchLimit => Constant("kSecMatchLimit");

    public static nint MatchLimitOne => Constant("kSecMatchLimitOne");

    public static nint True => *(nint*)NativeLibrary.GetExport(CoreLibrary, "kCFBooleanTrue");

    public static ReadOnlySpan<byte> BytesOf(nint data) => new(DataBytes(data), (int)DataLength(data));

    [LibraryImport(Security, EntryPoint = "SecItemAdd")]
    public static partial int ItemAdd(nint attributes, nint result);

    [LibraryImport(Security, EntryPoint = "SecItemUpdate")]
    public static partial int ItemUpdate(nint query, nint changes);

    [LibraryImport(Security, EntryPoint = "SecItemCopyMatching")]
    public static partial int ItemCopyMatching(nint query, out nint result);

    [LibraryImport(Security, EntryPoint = "SecItemDelete")]
    public static partial int ItemDelete(nint query);

    [LibraryImport(CoreFoundation, EntryPoint = "CFRelease")]
    public static partial void Release(nint value);

    private static nint Constant(string name) => *(nint*)NativeLibrary.GetExport(SecurityLibrary, name);

    [LibraryImport(CoreFoundation, EntryPoint = "CFDictionaryCreateMutable")]
    private static partial nint NewDictionary(nint allocator, nint capacity, nint keys, nint values);

    [LibraryImport(CoreFoundation, EntryPoint = "CFDictionarySetValue")]
    private static partial void SetValue(nint dictionary, nint key, nint value);

    [LibraryImport(CoreFoundation, EntryPoint = "CFStringCreateWithCString", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint NewString(nint allocator, string text, uint encoding);

    [LibraryImport(CoreFoundation, EntryPoint = "CFDataCreate")]
    private static partial nint NewData(nint allocator, byte* bytes, nint length);

    [LibraryImport(CoreFoundation, EntryPoint = "CFDataGetBytePtr")]
    private static partial byte* DataBytes(nint data);

    [LibraryImport(CoreFoundation, EntryPoint = "CFDataGetLength")]
    private static partial nint DataLength(nint data);

    /// <summary>A CFDictionary that retains what is put into it.</summary>
    internal sealed class Dictionary : IDisposable
    {
        public nint Handle { get; } = NewDictionary(
            0,
            0,
            NativeLibrary.GetExport(CoreLibrary, "kCFTypeDictionaryKeyCallBacks"),
            NativeLibrary.GetExport(CoreLibrary, "kCFTypeDictionaryValueCallBacks"));

        public void Add(nint key, nint value) => SetValue(Handle, key, value);

        public void AddText(nint key, string text) => AddOwned(key, NewString(0, text, Utf8));

        public void AddBytes(nint key, ReadOnlySpan<byte> bytes)
        {
            fixed (byte* pointer = bytes)
                AddOwned(key, NewData(0, pointer, bytes.Length));
        }

        public void Dispose() => Release(Handle);

        private void AddOwned(nint key, nint value)
        {
            SetValue(Handle, key, value);
            Release(value);
        }
    }
}
