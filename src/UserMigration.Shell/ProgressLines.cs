using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>Progress on a terminal: a line now and then for each activity, and one at its end; nothing in a pipe.</summary>
internal sealed class ProgressLines
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly TextWriter _output;
    private readonly bool _isTerminal;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, long> _last = new Dictionary<string, long>(StringComparer.Ordinal);

    public ProgressLines(TextWriter output, bool isTerminal, TimeProvider time)
    {
        _output = output;
        _isTerminal = isTerminal;
        _time = time;
    }

    /// <summary>Writes a line, where it is time to.</summary>
    /// <param name="record">The progress.</param>
    public void Write(ProgressRecord record)
    {
        bool isEnd = record.RecordType == ProgressRecordType.Completed;
        bool isKnown = _last.TryGetValue(record.Activity, out long last);
        if (!_isTerminal || (!isEnd && isKnown && _time.GetElapsedTime(last) < s_pause))
        {
            return;
        }

        _last[record.Activity] = _time.GetTimestamp();
        _output.WriteLine(Describe(record, isEnd));
    }

    private static string Describe(ProgressRecord record, bool isEnd)
    {
        if (isEnd)
        {
            return record.Activity + ": done";
        }

        string share = record.PercentComplete >= 0
            ? string.Format(CultureInfo.InvariantCulture, ", {0} %", record.PercentComplete)
            : string.Empty;
        string left = record.SecondsRemaining >= 0
            ? string.Format(CultureInfo.InvariantCulture, ", {0:hh\\:mm\\:ss} left", TimeSpan.FromSeconds(record.SecondsRemaining))
            : string.Empty;
        return record.Activity + ": " + record.StatusDescription + share + left;
    }
}
