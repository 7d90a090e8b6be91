using System;
using System.Collections.Generic;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Options for encryption.</summary>
public sealed class OpenPgpWriteOptions
{
    /// <summary>The passphrase in UTF-8; null for none. Its owner clears it.</summary>
    public byte[]? Passphrase { get; set; }

    /// <summary>The full paths of files with public keys, each of which can decrypt the file too.</summary>
    public IReadOnlyList<string> Recipients { get; set; } = Array.Empty<string>();

    /// <summary>Whether the file is text (Base64 between two lines), a third larger.</summary>
    public bool IsArmored { get; set; }

    /// <summary>How the file is compressed.</summary>
    public OpenPgpCompression Compression { get; set; }

    /// <summary>The name that the file gets inside of the encryption; null for the name of the source.</summary>
    public string? Name { get; set; }
}
