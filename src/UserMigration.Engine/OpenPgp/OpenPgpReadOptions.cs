namespace UserMigration.Engine.OpenPgp;

/// <summary>Options for decryption.</summary>
public sealed class OpenPgpReadOptions
{
    /// <summary>The passphrase in UTF-8; null for none. Its owner clears it.</summary>
    public byte[]? Passphrase { get; set; }

    /// <summary>The maximum size of the decrypted file, in bytes; null for the usual limits of <see cref="Files.ExpansionLimit"/>.</summary>
    public long? MaximumSize { get; set; }
}
