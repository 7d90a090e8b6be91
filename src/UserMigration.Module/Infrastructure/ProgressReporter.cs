using System;
using System.Globalization;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Progress;

namespace UserMigration.Infrastructure;

/// <summary>
/// Shows the progress of long work: nothing in the first two seconds, then at most twice a second (see <see cref="ProgressMeter"/>), with the rate. If
/// the size of the source is known, a percentage and the remaining time are shown too. Of the cmdlets of a pipeline, one shows its progress.
/// </summary>
internal sealed class ProgressReporter : IDisposable
{
    private const double Megabyte = 1_000_000;

    private readonly ProgressLine _line;
    private readonly ProgressMeter _meter;
    private readonly ProgressQueue _queue = ProgressQueue.Current;

    /// <summary>Creates a reporter. The work starts now.</summary>
    /// <param name="line">The line to show.</param>
    /// <param name="activity">The activity to show.</param>
    /// <param name="time">The clock.</param>
    /// <param name="rank">How much the cmdlet knows about the work.</param>
    public ProgressReporter(ProgressLine line, string activity, TimeProvider time, ProgressRank rank)
    {
        _line = line;
        _meter = new ProgressMeter(time);
        Activity = activity;
        Rank = rank;
        _queue.Enter(this);
    }

    /// <summary>How much the cmdlet knows about the work.</summary>
    public ProgressRank Rank { get; }

    /// <summary>The activity to show.</summary>
    public string Activity { get; set; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _meter.Elapsed;

    /// <summary>Whether an update is due. It costs nothing to ask for each record.</summary>
    public bool IsDue => _meter.IsDue;

    /// <summary>Shows the progress of reading records, if an update is due.</summary>
    /// <param name="done">The number of records that are done.</param>
    /// <param name="last">The last of them.</param>
    public void Update(long done, MigrationRecord last)
    {
        if (_meter.IsDue)
        {
            Update(done, SourceShare.Get(last), null, null);
        }
    }

    /// <summary>Shows the progress of the work, if an update is due.</summary>
    /// <param name="done">The number of records that are done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1; null if it is unknown.</param>
    public void Update(long done, double? share) => Update(done, share, null, null);

    /// <summary>Shows the progress of the work, if an update is due.</summary>
    /// <param name="done">The number of records that are done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1; null if it is unknown.</param>
    /// <param name="total">About how many records there are; null if that is unknown.</param>
    /// <param name="expected">The expected remaining time, which is shown instead of the measured one; null if nothing is expected.</param>
    public void Update(long done, double? share, long? total, TimeSpan? expected)
    {
        if (_meter.IsDue)
        {
            ProgressReading reading = _meter.Read(done, share);
            string records = total is null ? "{0:N0} records" : "{0:N0} of about {1:N0} records";
            string rate = reading.Rate < 10 ? ", {2:0.#} a second" : ", {2:N0} a second";
            Show(string.Format(CultureInfo.InvariantCulture, records + rate, done, total, reading.Rate), reading.Share, expected ?? reading.Remaining);
        }
    }

    /// <summary>Shows the progress of work on a file, if an update is due.</summary>
    /// <param name="done">The number of bytes that are done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1.</param>
    public void UpdateBytes(long done, double share)
    {
        if (_meter.IsDue)
        {
            ProgressReading reading = _meter.Read(done / Megabyte, share);
            Show(string.Format(CultureInfo.InvariantCulture, "{0:N1} MB, {1:N1} MB a second", reading.Done, reading.Rate), reading.Share, reading.Remaining);
        }
    }

    /// <summary>Removes the progress from the screen. The next cmdlet of the pipeline may show its own.</summary>
    public void Complete()
    {
        Leave();
        _line.Complete();
    }

    /// <summary>Removes the progress from the screen after a stop.</summary>
    public void Dispose()
    {
        Leave();
        _line.Dispose();
    }

    private void Leave()
    {
        _queue.Leave(this);
        _meter.Dispose();
    }

    private void Show(string status, double? share, TimeSpan? remaining)
    {
        if (_queue.IsTurnOf(this))
        {
            _line.Show(Activity, status, share, remaining);
            _meter.OnShown();
        }
    }
}
