using System;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Calls;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>The options for the calls of a run. The defaults come from the documentation of the targets.</summary>
public abstract class RunOptions
{
    /// <summary>The entity type to write to. The default is user.</summary>
    public string EntityType { get; set; } = "user";

    /// <summary>The number of concurrent calls, at least 1. The default is 4.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>The maximum number of calls per second. The default is 1; 0 means no limit.</summary>
    public double RateLimit { get; set; } = 1;

    /// <summary>The share in a rate that several commands have together; it replaces <see cref="RateLimit"/>. Null if this command has a rate of its own.</summary>
    public SharedRate? SharedRate { get; set; }

    /// <summary>The timeout that the server gets for a call. The default is 10 s. The attempt itself gets 5 s more.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run keeps trying while the store accepts no calls. The default is 15 minutes.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Receives each attempt of a call; null if nothing does.</summary>
    public ICallObserver? Calls { get; set; }

    /// <summary>Opens the journal of a run without buffering; creates it if it does not exist.</summary>
    internal Func<string, FileStream> OpenJournal { get; set; } =
        path => OwnerOnly.OpenFile(path, FileMode.OpenOrCreate, FileShare.ReadWrite, 0);

    /// <summary>How many items (batches or users) may wait for a worker.</summary>
    public int QueueCapacity => Workers * 2;
}
