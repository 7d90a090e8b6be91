using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>What an upload will need: calls, time, look-ups, disk space and rate. It contains no value of a record.</summary>
public sealed class MigrationPlanMeasure
{
    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; init; }

    /// <summary>The address of the store that was checked; null if no store was asked.</summary>
    public Uri? Uri { get; init; }

    /// <summary>The number of records.</summary>
    public long Records { get; init; }

    /// <summary>The number of records that would be sent: those without an Error.</summary>
    public long Sent { get; init; }

    /// <summary>The number of records with an Error, which are not sent.</summary>
    public long Rejected { get; init; }

    /// <summary>The number of input rows that are folded into other records.</summary>
    public long Folded { get; init; }

    /// <summary>The number of records in a call.</summary>
    public int BatchSize { get; init; }

    /// <summary>The number of calls at the same time.</summary>
    public int Workers { get; init; }

    /// <summary>The maximum number of calls per second; 0 means no limit.</summary>
    public double RateLimit { get; init; }

    /// <summary>The number of calls that create users.</summary>
    public long Calls { get; init; }

    /// <summary>The number of look-ups that are certain: of users to delete, or of records whose identifier is looked up first.</summary>
    public long LookUps { get; init; }

    /// <summary>
    /// The number of further look-ups and changes of a delta migration: as many as users are expected to exist, or for every record if that is unknown.
    /// </summary>
    public long DeltaCalls { get; init; }

    /// <summary>Whether the number of existing users is known or was specified, so that <see cref="DeltaCalls"/> is not only the maximum.</summary>
    public bool IsDeltaKnown { get; init; }

    /// <summary>The number of calls that delete users.</summary>
    public long Deletions { get; init; }

    /// <summary>The time that all calls take at the rate limit, without those of a delta migration if their number is unknown; null without a limit.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The time that all calls take if each record needs its further calls; null without a limit.</summary>
    public TimeSpan? LongestDuration { get; init; }

    /// <summary>The time that <c>Invoke-BulkUserCreate -Plan</c> takes, which looks up each record; null without a limit.</summary>
    public TimeSpan? PlanDuration { get; init; }

    /// <summary>The longest time that a call may take so that the workers can use the rate; null without a limit.</summary>
    public TimeSpan? LongestCall { get; init; }

    /// <summary>The available time; null if none was specified.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Whether the upload fits into the available time; null if no time was specified or there is no rate limit.</summary>
    public bool? FitsWindow { get; init; }

    /// <summary>The calls per second that the available time needs with this batch size; null if no time was specified.</summary>
    public double? RequiredRate { get; init; }

    /// <summary>The batch size that the available time needs with this rate; null if no time was specified, or no batch size is large enough.</summary>
    public int? RequiredBatchSize { get; init; }

    /// <summary>The recommended batch size.</summary>
    public int BestBatchSize { get; init; }

    /// <summary>How the upload would go with other batch sizes.</summary>
    public IReadOnlyList<PlannedBatchSize> BatchSizes { get; init; } = Array.Empty<PlannedBatchSize>();

    /// <summary>The average size of a record in a call, in bytes.</summary>
    public long AverageRecordBytes { get; init; }

    /// <summary>The size of the largest record in a call, in bytes.</summary>
    public long LargestRecordBytes { get; init; }

    /// <summary>The line of the largest record in its file; 0 if it does not come from a file.</summary>
    public long LargestRecordLine { get; init; }

    /// <summary>The advised maximum size of a call in bytes; null if none is known for the kind of store.</summary>
    public long? AdvisedCallBytes { get; init; }

    /// <summary>The number of records that are larger than the advised size of a call.</summary>
    public long TooLarge { get; init; }

    /// <summary>The disk space of the run folder, in bytes: the journal and the tables.</summary>
    public long DiskBytes { get; init; }

    /// <summary>The size of the journal for one record, in bytes.</summary>
    public double JournalBytesPerRecord { get; init; }

    /// <summary>The results of the checks; those of the store only with a session.</summary>
    public IReadOnlyList<MigrationPlanCheck> Checks { get; init; } = Array.Empty<MigrationPlanCheck>();

    /// <summary>Whether no check failed, and the upload fits into the available time.</summary>
    public bool IsReady => FitsWindow != false && Checks.All(check => check.Status != MigrationCheckStatus.Fail);

    /// <summary>Returns the records, the calls and the duration.</summary>
    public override string ToString() => FormattableString.Invariant($"{Records} records, {Calls} calls of up to {BatchSize}, {Duration}");
}
