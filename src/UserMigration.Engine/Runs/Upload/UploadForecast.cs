using System;
using System.Globalization;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>
/// Estimates how many records an upload receives and how long it takes: from the position of the records in their files, and from the permitted
/// rate until the rate was measured. Must be used on one thread.
/// </summary>
public sealed class UploadForecast
{
    // After this time, the measured pace is more accurate than the permitted one.
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(10);

    private readonly BulkCreateOptions _options;
    private IdentityRecord? _last;
    private long _given;
    private long? _total;

    /// <summary>Creates a forecast.</summary>
    /// <param name="options">The options for the upload.</param>
    public UploadForecast(BulkCreateOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    /// <summary>About how many records the upload receives; null if that is unknown.</summary>
    public long? Records
    {
        get
        {
            if (_total is not null)
            {
                return _total;
            }

            double? share = _last is null ? null : SourceShare.Get(_last);
            return share is > 0 && _given > 1 ? Round((_given - 1) / share.Value) : null;
        }
    }

    /// <summary>Notes that a record was received.</summary>
    /// <param name="record">The record.</param>
    /// <param name="given">The number of records that were received.</param>
    public void Note(IdentityRecord record, long given)
    {
        _last = record;
        _given = given;
    }

    /// <summary>Notes that no more records follow, or how many there are.</summary>
    /// <param name="records">The number of records.</param>
    public void Fix(long records) => _total = records;

    /// <summary>Gets the share of the records that are done; null if it is unknown.</summary>
    /// <param name="done">The number of records that are done.</param>
    public double? ShareOf(long done) => Records is > 0 and { } records ? Math.Min(1, (double)done / records) : null;

    /// <summary>Gets the expected remaining time while it can't be measured yet; null if nothing is expected.</summary>
    /// <param name="done">The number of records that are done.</param>
    /// <param name="elapsed">The time since the start.</param>
    public TimeSpan? Remaining(long done, TimeSpan elapsed) => elapsed < s_measured && Records is { } records
        ? CallTime.Of(CallsFor(Math.Max(0, records - done)), _options.RateLimit)
        : null;

    /// <summary>Describes the expectation in one or two sentences for a verbose message.</summary>
    public string Describe()
    {
        string limit = CallTime.DescribeRate(_options.RateLimit);
        if (Records is not { } records)
        {
            return _options.RateLimit > 0
                ? string.Format(
                    CultureInfo.InvariantCulture,
                    "The number of records is unknown. With up to {0} per call and {1}, up to {2:N0} records are {3} in an hour.",
                    PerCall == 1 ? "1 record" : $"{PerCall:N0} records",
                    limit,
                    Math.Floor(PerCall * _options.RateLimit * CallTime.UsedShare * 3600),
                    _options.Plan ? "looked up" : "sent")
                : "The number of records is unknown, and there is no rate limit, so the duration depends on the store.";
        }

        long calls = CallsFor(records);
        string duration = CallTime.Of(calls, _options.RateLimit) is { } time ? $"This takes {CallTime.Describe(time)} with {limit}." : "There is no rate limit, so the duration depends on the store.";
        string more = !_options.Plan && _options.DeltaMigration ? " Users that exist need at least one call each in addition." : string.Empty;
        return string.Format(
            CultureInfo.InvariantCulture, "Expected: {0}{1:N0} records in {2:N0} {3}. ", _total is null ? "about " : string.Empty, records, calls, calls == 1 ? "call" : "calls") + duration + more;
    }

    private int PerCall => _options.Plan ? 1 : _options.BatchSize;

    private long CallsFor(long records) => (records + PerCall - 1) / PerCall;

    // An estimate has three digits.
    private static long Round(double records)
    {
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, records))) - 2));
        return (long)(Math.Round(records / unit) * unit);
    }
}
