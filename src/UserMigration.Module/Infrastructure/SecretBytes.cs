using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace UserMigration.Infrastructure;

/// <summary>Reads a secret from its SecureString for a moment.</summary>
internal static class SecretBytes
{
    /// <summary>Returns the secret in UTF-8. The caller must clear it.</summary>
    /// <param name="secret">The secret.</param>
    public static byte[] Read(SecureString secret)
    {
        char[] characters = new char[secret.Length];
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(memory, characters, 0, characters.Length);
            return Encoding.UTF8.GetBytes(characters);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
