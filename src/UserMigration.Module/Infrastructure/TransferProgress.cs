using System;
using System.Globalization;
using UserMigration.Engine.Progress;
using UserMigration.Engine.Transfer;

namespace UserMigration.Infrastructure;

/// <summary>
/// Shows the progress of the transfer of files: nothing in the first two seconds, then at most twice a second, with the rate and
/// the remaining time. What was transferred earlier does not count for the rate.
/// </summary>
internal sealed class TransferProgress : IDisposable
{
    private const double Megabyte = 1_000_000;

    private readonly ProgressLine _line;
    private readonly string _activity;
    private readonly TimeProvider _time;
    private readonly TransferShare _share;
    private readonly ProgressMeter _meter;
    private TransferPhase? _phase;
    private long _phaseStart;
    private long _doneBefore;

    /// <summary>Creates a reporter. The work starts now.</summary>
    /// <param name="line">The line to show.</param>
    /// <param name="activity">The activity to show.</param>
    /// <param name="time">The clock.</param>
    /// <param name="share">The part that the file is of all files.</param>
    public TransferProgress(ProgressLine line, string activity, TimeProvider time, TransferShare share)
    {
        _line = line;
        _activity = activity;
        _time = time;
        _share = share;
        _meter = new ProgressMeter(time);
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

        if (!_meter.IsDue)
        {
            return;
        }

        _meter.Read(done, null);
        double rate = (done - _doneBefore) / Math.Max(0.001, _time.GetElapsedTime(_phaseStart).TotalSeconds);
        string verb = phase switch { TransferPhase.Reading => "reading", TransferPhase.Verifying => "verifying", _ => "transferring" };
        long left = total - done + _share.After;
        _line.Show(
            _activity,
            string.Format(CultureInfo.InvariantCulture, "{0}: {1:N1} of {2:N1} MB, {3:N1} MB a second", verb, done / Megabyte, total / Megabyte, rate / Megabyte),
            (_share.Before + done) / (double)(_share.Before + total + _share.After),
            rate > 0 ? TimeSpan.FromSeconds(Math.Min(int.MaxValue, left / rate)) : null);
        _meter.OnShown();
    }

    /// <summary>Removes the progress from the screen.</summary>
    public void Complete()
    {
        _meter.Dispose();
        _line.Complete();
    }

    /// <summary>Removes the progress from the screen after a stop.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        _line.Dispose();
    }
}
