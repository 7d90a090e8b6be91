using System;
using System.Security;

namespace UserMigration.Infrastructure;

/// <summary>A passphrase in UTF-8, which is cleared after its use.</summary>
internal sealed class PassphraseBytes : IDisposable
{
    private PassphraseBytes(byte[]? value)
    {
        Value = value;
    }

    /// <summary>The bytes; null if no passphrase was specified.</summary>
    public byte[]? Value { get; }

    /// <summary>Reads a passphrase.</summary>
    /// <param name="secret">The passphrase, or null.</param>
    public static PassphraseBytes Read(SecureString? secret) => new PassphraseBytes(secret is null ? null : SecretBytes.Read(secret));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Value is not null)
        {
            Array.Clear(Value, 0, Value.Length);
        }
    }
}
