using System;
using System.Globalization;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Progress of long work: nothing in the first two seconds, then at most twice a second, with the rate, and with a
/// share and the time left where the size of the source is known.
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

    /// <summary>Makes a reporter; the work starts now.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="activity">What is done.</param>
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

    /// <summary>Shows how far the work is, where it is time to.</summary>
    /// <param name="done">Records done.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1; null where it is not known.</param>
    public void Update(long done, double? share)
    {
        TimeSpan elapsed = Elapsed;
        if (elapsed < s_delay || elapsed - _last < s_pause)
        {
            return;
        }

        _last = elapsed;
        _isShown = true;
        string status = string.Format(
            CultureInfo.InvariantCulture, "{0:N0} records, {1:N0} a second", done, done / elapsed.TotalSeconds);
        ProgressRecord progress = new ProgressRecord(0, _activity, status);
        if (share is > 0 and <= 1)
        {
            progress.PercentComplete = (int)(share.Value * 100);
            progress.SecondsRemaining = (int)Math.Min(int.MaxValue, elapsed.TotalSeconds * (1 - share.Value) / share.Value);
        }

        _command.WriteProgress(progress);
    }

    /// <summary>Takes the progress off the screen.</summary>
    public void Complete()
    {
        if (_isShown)
        {
            _command.WriteProgress(new ProgressRecord(0, _activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
