using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>How the calls of a run are made. The defaults are those of the targets' own documents.</summary>
public abstract class RunOptions
{
    /// <summary>The entity type to write to.</summary>
    public string EntityType { get; set; } = "user";

    /// <summary>Calls under way at once, from 1: 4.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>The most calls a second: 1. 0 is no limit.</summary>
    public double RateLimit { get; set; } = 1;

    /// <summary>The time the server is given for a call: 10 s. The attempt itself is given 5 s more.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run goes on trying while the store takes no call: 15 minutes.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Opens the journal of a run, unbuffered and made where it is not there.</summary>
    internal Func<string, FileStream> OpenJournal { get; set; } =
        path => OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.ReadWrite, 0);

    /// <summary>What may wait for a worker: batches, or users.</summary>
    public int QueueCapacity => Workers * 2;
}
