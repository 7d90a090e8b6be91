using System;
using System.IO;

namespace UserMigration.Engine.Upload;

/// <summary>How an upload runs. The defaults are those of the targets' own documents.</summary>
public sealed class BulkCreateOptions
{
    /// <summary>The entity type to write to.</summary>
    public string EntityType { get; set; } = "user";

    /// <summary>Records in a batch, from 1: 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>Calls under way at once, from 1: 4.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>The most calls a second: 1. 0 is no limit.</summary>
    public double RateLimit { get; set; } = 1;

    /// <summary>The time the server is given for a call: 10 s. The attempt itself is given 5 s more.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The attribute that identifies a user, with dots between the names of a path: email.</summary>
    public string PrimaryKey { get; set; } = "email";

    /// <summary>
    /// Takes a record that the run has done with other values for done, and goes on with the new values where it was under
    /// way; without it such a record is rejected, and unresolved.
    /// </summary>
    public bool Force { get; set; }

    /// <summary>Changes users that the store has already to what their records say, rather than leave them alone.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>Looks up what would become of the records, and changes nothing.</summary>
    public bool Plan { get; set; }

    /// <summary>How the store commits the records of a batch; unset, it decides.</summary>
    public CommitEach CommitEach { get; set; }

    /// <summary>How long a run goes on trying while the store takes no call: 15 minutes.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Opens the journal of a run, unbuffered and made where it is not there.</summary>
    internal Func<string, FileStream> OpenJournal { get; set; } =
        path => OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.ReadWrite, 0);

    /// <summary>Batches that may wait for a worker.</summary>
    public int QueueCapacity => Workers * 2;
}
