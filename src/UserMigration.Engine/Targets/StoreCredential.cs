using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace UserMigration.Engine.Targets;

/// <summary>The name and the secret of a client. The secret can't be read. It is only passed to the request that needs it.</summary>
public sealed class StoreCredential
{
    private const string Masked = "«secret»";

    private readonly SecureString _secret;

    /// <summary>Creates a credential.</summary>
    /// <param name="clientId">The name of the API client.</param>
    /// <param name="secret">The secret of the API client.</param>
    public StoreCredential(string clientId, SecureString secret)
    {
        ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));
        _secret = (secret ?? throw new ArgumentNullException(nameof(secret))).Copy();
        _secret.MakeReadOnly();
    }

    /// <summary>The name of the API client.</summary>
    public string ClientId { get; }

    /// <summary>Gets the value of a Basic authorization header (RFC 7617).</summary>
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

    /// <summary>Gets the value of a Basic authorization header for a token endpoint, where id and secret are form-encoded (RFC 6749, section 2.3.1).</summary>
    internal string ToFormBasic() => WithSecret(secret => Convert.ToBase64String(
        Encoding.ASCII.GetBytes(Uri.EscapeDataString(ClientId) + ":" + Uri.EscapeDataString(Encoding.UTF8.GetString(secret)))));

    /// <summary>Passes the secret in UTF-8 to a function. The bytes are erased afterwards, so do not keep them.</summary>
    /// <param name="use">The function that uses the secret.</param>
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

    /// <summary>Replaces the secret, and the header that contains it, if text repeats them.</summary>
    /// <param name="text">Text from outside of this process.</param>
    internal string Mask(string text)
    {
        string secret = WithSecret(Encoding.UTF8.GetString);
        string masked = text.Replace(ToBasic(), Masked).Replace(ToFormBasic(), Masked);
        if (secret.Length == 0)
        {
            return masked;
        }

        masked = masked.Replace(secret, Masked);
        string form = Uri.EscapeDataString(secret);
        return form == secret ? masked : masked.Replace(form, Masked);
    }

    /// <summary>Gets the name of the client; never the secret.</summary>
    public override string ToString() => ClientId;
}
