using System;
using System.Runtime.InteropServices;
using System.Security;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Reads a secret for the SSH library, which accepts only text.</summary>
internal static class SecretText
{
    /// <summary>Returns the text of a secret.</summary>
    /// <param name="secret">The secret.</param>
    public static string Read(SecureString secret)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
