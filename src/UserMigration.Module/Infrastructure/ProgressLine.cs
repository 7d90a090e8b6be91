using System;
using System.Management.Automation;
using System.Threading;

namespace UserMigration.Infrastructure;

/// <summary>A line of progress on the screen. It can be removed even when the pipeline has stopped, so that the cmdlet can't write any more.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static long s_lines;

    private readonly PSCmdlet _command;

    // PowerShell's own id of the cmdlet is not accessible, and the line is removed by its id.
    private readonly long _id = long.MinValue + Interlocked.Increment(ref s_lines);
    private readonly bool _isSilenced;
    private string? _activity;

    /// <summary>Creates a line. Nothing is shown yet.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="isSilenced">Whether the user wants no progress.</param>
    public ProgressLine(PSCmdlet command, bool isSilenced)
    {
        _command = command;
        _isSilenced = isSilenced;
    }

    /// <summary>Shows the line, or changes it.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="status">How far it is.</param>
    /// <param name="share">The share of the work that is done, from 0 to 1; null if it is unknown.</param>
    /// <param name="remaining">The remaining time; null if it is unknown.</param>
    public void Show(string activity, string status, double? share, TimeSpan? remaining)
    {
        if (_isSilenced)
        {
            return;
        }

        _activity = activity;
        ProgressRecord progress = new ProgressRecord(0, activity, status);
        if (share is { } part)
        {
            progress.PercentComplete = (int)(Math.Min(1, part) * 100);
        }

        if (remaining is { } time)
        {
            progress.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalSeconds));
        }

        _command.CommandRuntime.WriteProgress(_id, progress);
    }

    /// <summary>Removes the line from the screen.</summary>
    public void Complete()
    {
        if (_activity is not null)
        {
            _command.CommandRuntime.WriteProgress(_id, Completed());
            _activity = null;
        }
    }

    /// <summary>Removes the line from the screen after a stop.</summary>
    public void Dispose()
    {
        if (_activity is not null)
        {
            _command.Host?.UI?.WriteProgress(_id, Completed());
            _activity = null;
        }
    }

    private ProgressRecord Completed() => new ProgressRecord(0, _activity!, "done") { RecordType = ProgressRecordType.Completed };
}
