using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>
/// Measures what an upload will need, in one pass over its records. It keeps counts and the names of attributes, so that its memory does not
/// depend on the number of records. It makes no call.
/// </summary>
public sealed class PlanMeasurer
{
    private static readonly int[] s_batchSizes = { 10, 25, 50, 100, 250, 500, 1000, 2000 };

    private readonly StoreTarget _target;
    private readonly StoreCapabilities _capabilities;
    private readonly PlanMeasureOptions _options;
    private readonly BulkCreateOptions _upload;
    private readonly CallSizes[] _sizes;
    private readonly FolderSize _folder;
    private readonly HashSet<string> _attributes = new HashSet<string>(StringComparer.Ordinal);
    private long _records;
    private long _sent;
    private long _rejected;
    private long _folded;
    private long _lookUps;
    private long _toChange;
    private long _deletions;
    private long _bytes;
    private long _largest;
    private long _largestLine;
    private long _tooLarge;

    /// <summary>Creates a measurer.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock.</param>
    public PlanMeasurer(StoreTarget target, PlanMeasureOptions options, TimeProvider time)
    {
        _target = target ?? throw new ArgumentNullException(nameof(target));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _upload = options.Upload;
        _capabilities = options.Capabilities ?? target.Capabilities;
        _sizes = s_batchSizes.Where(size => size <= _capabilities.LargestAdvisedBatch).Append(_upload.BatchSize).Distinct().OrderBy(size => size)
            .Select(size => new CallSizes(size)).ToArray();
        _folder = new FolderSize(_upload.BatchSize, _capabilities, (time ?? throw new ArgumentNullException(nameof(time))).GetUtcNow());
    }

    /// <summary>The attributes of the records that were added, as dotted paths.</summary>
    public IReadOnlyCollection<string> Attributes => _attributes;

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    public void Add(IdentityRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        _records++;
        _folded += record.RecordCount - 1;
        RecordIntake.Shorten(record, _capabilities, _upload.IsToChange(record), _upload.OmitPassword);
        bool isDeletion = record.Operation == RecordOperation.Delete;
        if (!record.IsValid || (isDeletion && !_upload.AllowDelete) || (_capabilities.RequiresKey && RecordKey.Get(record, _upload.PrimaryKey) is null))
        {
            _rejected++;
            _folder.Reject(record);
            return;
        }

        _sent++;
        string? identifier = RecordKey.Get(record, _capabilities.Identifier);
        _folder.Add(record, identifier);
        if (isDeletion)
        {
            _deletions++;
            _lookUps += identifier is null ? 1 : 0;
            return;
        }

        _lookUps += identifier is null && _upload.ResolvesIdentifiers ? 1 : 0;
        _toChange += !_capabilities.CreatesOrUpdates && _upload.IsToChange(record) ? 1 : 0;
        _attributes.UnionWith(AttributePaths.Of(record.Attributes, _capabilities, withEmpty: false));
        Measure(record);
    }

    /// <summary>Gets what was measured.</summary>
    /// <param name="storeCount">The number of users in the store; null if it is unknown.</param>
    /// <param name="checks">The results of checks.</param>
    /// <param name="uri">The address of the store that was asked, or null.</param>
    public MigrationPlanMeasure ToMeasure(long? storeCount, IReadOnlyList<MigrationPlanCheck> checks, Uri? uri)
    {
        CallSizes current = Array.Find(_sizes, size => size.BatchSize == _upload.BatchSize)!;
        long sent = current.Calls;
        long certain = sent + _lookUps + _deletions;
        bool isKnown = _toChange == 0 || _options.ExistingShare is not null || storeCount == 0;
        long existing = _options.ExistingShare is { } share ? (long)Math.Ceiling(_toChange * share) : Math.Min(_toChange, storeCount ?? long.MaxValue);

        // A look-up and at least one change for each.
        long delta = 2 * existing;
        TimeSpan? duration = CallTime.Of(certain + (isKnown ? delta : 0), _upload.RateLimit);
        TimeSpan? longest = CallTime.Of(certain + delta, _upload.RateLimit);
        long others = certain - sent + delta;
        int enough = Array.Find(_sizes, size => size.Calls <= 1)?.BatchSize ?? int.MaxValue;
        PlannedBatchSize[] sizes = _sizes.Where(size => size.BatchSize <= enough || size == current)
            .Select(size => size.ToMeasure(_upload.RateLimit, _capabilities.AdvisedCallBytes, _upload.BatchSize)).ToArray();
        int? required = _options.Window is { } window ? Require(window, others) : null;
        PlannedBatchSize best = Choose(sizes, others);
        best.IsBest = true;
        return new MigrationPlanMeasure
        {
            Target = _target.Target,
            Uri = uri,
            Records = _records,
            Sent = _sent,
            Rejected = _rejected,
            Folded = _folded,
            BatchSize = _upload.BatchSize,
            Workers = _upload.Workers,
            RateLimit = _upload.RateLimit,
            Calls = sent,
            LookUps = _lookUps,
            DeltaCalls = delta,
            IsDeltaKnown = isKnown,
            Deletions = _deletions,
            Duration = duration,
            LongestDuration = longest,
            PlanDuration = CallTime.Of(_sent, _upload.RateLimit),
            LongestCall = _upload.RateLimit > 0 ? TimeSpan.FromSeconds(_upload.Workers / _upload.RateLimit) : null,
            Window = _options.Window,
            FitsWindow = longest is null || _options.Window is null ? null : longest <= _options.Window,
            RequiredRate = _options.Window is { TotalSeconds: > 0 } time ? RoundUp(Math.Max(0, certain + delta - 1) / (time.TotalSeconds * CallTime.UsedShare)) : null,
            RequiredBatchSize = required,
            BestBatchSize = best.BatchSize,
            BatchSizes = sizes,
            AverageRecordBytes = _sent == _deletions ? 0 : _bytes / (_sent - _deletions),
            LargestRecordBytes = _largest,
            LargestRecordLine = _largestLine,
            AdvisedCallBytes = _capabilities.AdvisedCallBytes,
            TooLarge = _tooLarge,
            DiskBytes = _folder.Get(_sent),
            JournalBytesPerRecord = _folder.JournalPerRecord,
            Checks = checks,
        };
    }

    private void Measure(IdentityRecord record)
    {
        using JsonBuffer json = JsonBuffer.Take();
        AttributeWriter.Write(json.Writer, record, _options.Unwrap);
        long bytes = _target.SizeInCall(json.Written());
        _bytes += bytes;
        _tooLarge += bytes > _capabilities.AdvisedCallBytes ? 1 : 0;
        if (bytes > _largest)
        {
            (_largest, _largestLine) = (bytes, record.Line);
        }

        foreach (CallSizes size in _sizes)
        {
            size.Add(bytes);
        }
    }

    // With a window, the smallest size that fits: its calls are the shortest, and a refused or lost call concerns the fewest records.
    private PlannedBatchSize Choose(PlannedBatchSize[] sizes, long others)
    {
        PlannedBatchSize[] allowed = Array.FindAll(sizes, size => size.IsWithinAdvisedSize && size.BatchSize <= _capabilities.LargestAdvisedBatch);
        PlannedBatchSize? fitting = _options.Window is { } window
            ? Array.Find(allowed, size => CallTime.Of(size.Calls + others, _upload.RateLimit) is not { } time || time <= window)
            : null;
        return fitting
            ?? (_options.Window is null ? allowed.LastOrDefault(size => size.BatchSize <= _capabilities.AdvisedBatchSize) : allowed.LastOrDefault())
            ?? sizes[0];
    }

    /// <summary>Computes the batch size with which all calls fit into a window.</summary>
    private int? Require(TimeSpan window, long others)
    {
        long records = _sent - _deletions;
        if (_upload.RateLimit <= 0 || records == 0)
        {
            return null;
        }

        double calls = Math.Floor((window.TotalSeconds * _upload.RateLimit * CallTime.UsedShare) + 1) - others;
        double size = calls >= 1 ? Math.Ceiling(records / calls) : double.MaxValue;
        return size <= _capabilities.LargestBatch ? (int)size : null;
    }

    // A rate that is too low by a rounding error would not fit.
    private static double RoundUp(double rate) => Math.Ceiling(rate * 100) / 100;
}
