using System;
using System.Threading;

namespace UserMigration.Engine.Csv;

/// <summary>What is needed to open files that are encrypted or compressed.</summary>
public sealed class SourceAccess
{
    /// <summary>The passphrase of encrypted files in UTF-8; null for none. Its owner clears it when the files are read.</summary>
    public byte[]? Passphrase { get; set; }

    /// <summary>
    /// Receives the number of bytes that were read of the file that is verified before its first record is read, and their share; or null. It is called on the thread
    /// that opens the files.
    /// </summary>
    public Action<long, double>? OnProgress { get; set; }

    /// <summary>A token that cancels the verification.</summary>
    public CancellationToken CancellationToken { get; set; }
}
