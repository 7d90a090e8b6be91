using System;
using System.Security;

namespace UserMigration;

/// <summary>A passphrase of random words.</summary>
public sealed class MigrationPassphrase
{
    /// <summary>Describes a passphrase.</summary>
    /// <param name="passphrase">The passphrase.</param>
    /// <param name="wordCount">The number of its words.</param>
    /// <param name="entropyBits">Its entropy in bits.</param>
    /// <param name="text">The passphrase as text, or null.</param>
    public MigrationPassphrase(SecureString passphrase, int wordCount, int entropyBits, string? text)
    {
        Passphrase = passphrase ?? throw new ArgumentNullException(nameof(passphrase));
        WordCount = wordCount;
        EntropyBits = entropyBits;
        Text = text;
    }

    /// <summary>The passphrase.</summary>
    public SecureString Passphrase { get; }

    /// <summary>The number of its words.</summary>
    public int WordCount { get; }

    /// <summary>Its entropy in bits: an attacker has to try half of two to this power, on average.</summary>
    public int EntropyBits { get; }

    /// <summary>The passphrase as text, to read it to somebody; null unless it was requested.</summary>
    public string? Text { get; }
}
