using System;
using System.Globalization;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Shows the progress of long work: nothing in the first two seconds, then at most twice a second, with the rate. If
/// the size of the source is known, a percentage and the remaining time are shown too.
/// </summary>
internal sealed class ProgressReporter
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly PSCmdlet _command;
    private readonly string _activity;
    private readonly TimeProvider _time;
    private readonly long _start;
    private TimeSpan _last;
    private bool _isShown;

    /// <summary>Creates a reporter. The work starts now.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="activity">The activity to show.</param>
    /// <param name="time">The clock.</param>
    public ProgressReporter(PSCmdlet command, string activity, TimeProvider time)
    {
        _command = command;
        _activity = activity;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Shows the progress of the work, if an update is due.</summary>
    /// <param name="done">The number of records that are done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1; null if it is unknown.</param>
    public void Update(long done, double? share) => Show("{0:N0} records, {1:N0} a second", done, share);

    /// <summary>Shows the progress of work on a file, if an update is due.</summary>
    /// <param name="done">The number of bytes that are done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1.</param>
    public void UpdateBytes(long done, double share) => Show("{0:N1} MB, {1:N1} MB a second", done / 1_000_000.0, share);

    private void Show(string format, double done, double? share)
    {
        TimeSpan elapsed = Elapsed;
        if (elapsed < s_delay || elapsed - _last < s_pause)
        {
            return;
        }

        _last = elapsed;
        _isShown = true;
        string status = string.Format(CultureInfo.InvariantCulture, format, done, done / elapsed.TotalSeconds);
        ProgressRecord progress = new ProgressRecord(0, _activity, status);
        if (share is > 0 and <= 1)
        {
            progress.PercentComplete = (int)(share.Value * 100);
            progress.SecondsRemaining = (int)Math.Min(int.MaxValue, elapsed.TotalSeconds * (1 - share.Value) / share.Value);
        }

        _command.WriteProgress(progress);
    }

    /// <summary>Removes the progress from the screen.</summary>
    public void Complete()
    {
        if (_isShown)
        {
            _command.WriteProgress(new ProgressRecord(0, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
