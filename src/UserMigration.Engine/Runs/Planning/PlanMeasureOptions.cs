using System;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>The options for measuring what an upload will need.</summary>
public sealed class PlanMeasureOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="upload">The options for the upload.</param>
    public PlanMeasureOptions(BulkCreateOptions upload)
    {
        Upload = upload ?? throw new ArgumentNullException(nameof(upload));
    }

    /// <summary>The options for the upload.</summary>
    public BulkCreateOptions Upload { get; }

    /// <summary>The capabilities of the connected store; null for those of its kind.</summary>
    public StoreCapabilities? Capabilities { get; init; }

    /// <summary>The available time; null if it does not matter.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>The share of the records whose users exist, from 0 to 1; null if it is unknown.</summary>
    public double? ExistingShare { get; init; }

    /// <summary>Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</summary>
    public Func<object, object?>? Unwrap { get; init; }
}
