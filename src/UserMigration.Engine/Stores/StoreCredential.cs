using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace UserMigration.Engine.Stores;

/// <summary>A client's name and secret. The secret can't be read from it; it goes into the request that needs it.</summary>
public sealed class StoreCredential
{
    private readonly SecureString _secret;

    /// <summary>Makes a credential.</summary>
    /// <param name="clientId">The API client.</param>
    /// <param name="secret">Its secret.</param>
    public StoreCredential(string clientId, SecureString secret)
    {
        ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));
        _secret = (secret ?? throw new ArgumentNullException(nameof(secret))).Copy();
        _secret.MakeReadOnly();
    }

    /// <summary>The API client.</summary>
    public string ClientId { get; }

    /// <summary>The value of a Basic authorization header (RFC 7617).</summary>
    internal string ToBasic() => WithSecret(secret =>
    {
        byte[] name = Encoding.UTF8.GetBytes(ClientId + ":");
        byte[] pair = new byte[name.Length + secret.Length];
        name.CopyTo(pair, 0);
        secret.CopyTo(pair, name.Length);
        string basic = Convert.ToBase64String(pair);
        Array.Clear(pair, 0, pair.Length);
        return basic;
    });

    /// <summary>Lends the secret, in UTF-8. The bytes are wiped afterwards: keep none of them.</summary>
    /// <param name="use">Uses it.</param>
    internal T WithSecret<T>(Func<byte[], T> use)
    {
        char[] text = new char[_secret.Length];
        byte[] bytes = Array.Empty<byte>();
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(_secret);
        try
        {
            Marshal.Copy(pointer, text, 0, text.Length);
            bytes = Encoding.UTF8.GetBytes(text);
            return use(bytes);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
            Array.Clear(text, 0, text.Length);
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The client; never the secret.</summary>
    public override string ToString() => ClientId;
}
