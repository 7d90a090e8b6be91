using System;
using System.Globalization;
using System.Management.Automation;
using UserMigration.Engine.Transfer;

namespace UserMigration.Infrastructure;

/// <summary>
/// Shows the progress of the transfer of a file: nothing in the first two seconds, then at most twice a second, with the rate and
/// the remaining time of the current phase. What was transferred earlier does not count for the rate.
/// </summary>
internal sealed class TransferProgress
{
    private const double Megabyte = 1_000_000;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Cmdlet _command;
    private readonly string _activity;
    private readonly TimeProvider _time;
    private readonly long _start;
    private TransferPhase? _phase;
    private long _phaseStart;
    private long _doneBefore;
    private long _last;
    private bool _isShown;

    /// <summary>Creates a reporter. The work starts now.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="activity">The activity to show.</param>
    /// <param name="time">The clock.</param>
    public TransferProgress(Cmdlet command, string activity, TimeProvider time)
    {
        _command = command;
        _activity = activity;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Shows the progress, if an update is due.</summary>
    /// <param name="phase">What is being done.</param>
    /// <param name="done">The bytes that are done.</param>
    /// <param name="total">The size of the file in bytes.</param>
    public void Update(TransferPhase phase, long done, long total)
    {
        if (phase != _phase || done < _doneBefore)
        {
            _phase = phase;
            _phaseStart = _time.GetTimestamp();
            _doneBefore = done;
        }

        if (_time.GetElapsedTime(_start) < s_delay || (_isShown && _time.GetElapsedTime(_last) < s_pause))
        {
            return;
        }

        _last = _time.GetTimestamp();
        _isShown = true;
        double rate = (done - _doneBefore) / Math.Max(0.001, _time.GetElapsedTime(_phaseStart).TotalSeconds);
        string verb = phase switch { TransferPhase.Reading => "reading", TransferPhase.Verifying => "verifying", _ => "transferring" };
        ProgressRecord progress = new ProgressRecord(
            0, _activity, string.Format(CultureInfo.InvariantCulture, "{0}: {1:N1} of {2:N1} MB, {3:N1} MB a second", verb, done / Megabyte, total / Megabyte, rate / Megabyte))
        {
            PercentComplete = (int)Math.Min(100, 100 * done / total),
        };
        if (rate > 0)
        {
            progress.SecondsRemaining = (int)Math.Min(int.MaxValue, (total - done) / rate);
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
