using System;
using System.Collections.Generic;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Export;

/// <summary>The options of an export.</summary>
public sealed class UserExportOptions : RunOptions
{
    /// <summary>A filter in the language of the store; null for all users.</summary>
    public string? Filter { get; set; }

    /// <summary>The attributes to export, in addition to those that identify a user; null for all.</summary>
    public IReadOnlyList<string>? Attributes { get; set; }

    /// <summary>The number of users to read in one call. The default is 1,000.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether to export without passwords if the store does not show them.</summary>
    public bool AllowMissingPassword { get; set; }

    /// <summary>
    /// How long a change can take until all calls of the store show it. The default is 5 minutes. An export looks at what changed since that
    /// long before its start, and waits at most that long for the store to agree with itself.
    /// </summary>
    public TimeSpan ReplicationDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The full path of the file to write; null to pass the users on only.</summary>
    public string? OutFile { get; set; }

    /// <summary>The full path of the run folder; required with a file, and not used without one.</summary>
    public string? RunPath { get; set; }

    /// <summary>How the file is encrypted; null if it is not.</summary>
    public OpenPgpWriteOptions? Protection { get; set; }

    /// <summary>What happens with an existing file.</summary>
    public OutputOptions Output { get; set; } = new OutputOptions();

    /// <summary>Opens the file that collects the users of a run folder, without buffering; creates it if it does not exist.</summary>
    internal Func<string, System.IO.FileStream> OpenSpool { get; set; } =
        path => OwnerOnly.OpenFile(path, System.IO.FileMode.OpenOrCreate, System.IO.FileShare.Read, 0);
}
