using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Godwit.Windows;

/// <summary>The calls of advapi32 that keep generic credentials.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class CredentialManager
{
    public const uint Generic = 1;
    public const uint LocalMachine = 2;

    [LibraryImport("advapi32", EntryPoint = "CredReadW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Read(string target, uint type, uint flags, out nint credential);

    [LibraryImport("advapi32", EntryPoint = "CredWriteW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Write(Credential* credential, uint flags);

    [LibraryImport("advapi32", EntryPoint = "CredDeleteW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Delete(string target, uint type, uint flags);

    [LibraryImport("advapi32", EntryPoint = "CredFree")]
    private static partial void Free(nint credential);

    /// <summary>CREDENTIALW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Credential
    {
        public uint Flags;
        public uint Type;
        public char* TargetName;
        public char* Comment;
        public long LastWritten;
        public uint BlobSize;
        public byte* Blob;
        public uint Persist;
        public uint AttributeCount;
        public void* Attributes;
        public char* TargetAlias;
        public char* UserName;
    }

    /// <summary>A credential that CredReadW allocated.</summary>
    internal readonly ref struct Owned(nint credential)
    {
        private readonly nint _credential = credential;

        public Span<byte> Secret => new(((Credential*)_credential)->Blob, (int)((Credential*)_credential)->BlobSize);

        public void Zero() => CryptographicOperations.ZeroMemory(Secret);

        public void Dispose() => Free(_credential);
    }
}
