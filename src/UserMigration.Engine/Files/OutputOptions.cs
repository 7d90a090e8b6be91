using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>What happens with an existing file when a file is written.</summary>
public sealed class OutputOptions
{
    /// <summary>Whether an existing file is an error.</summary>
    public bool KeepsOld { get; set; }

    /// <summary>Whether an existing read-only file is replaced.</summary>
    public bool ReplacesReadOnly { get; set; }

    /// <summary>Opens the output file; null for the default way.</summary>
    internal Func<string, FileStream>? OpenDraft { get; set; }
}
