using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Csv;

/// <summary>Counts the malformed and merged rows of an import, for the warnings at its end.</summary>
public sealed class MalformedCount
{
    private long _malformed;
    private long _merged;
    private long _perhapsMerged;

    /// <summary>Counts a record if its row is malformed or may be merged.</summary>
    /// <param name="record">The record, as read.</param>
    public void Add(MigrationRecord record)
    {
        if (record is null || record.Issues.Count == 0)
        {
            return;
        }

        _malformed += record.IsValid ? 0 : 1;
        if (MalformedRow.IsMerged(record))
        {
            _merged++;
        }
        else if (record.Issues.Any(issue => issue.RuleId == nameof(ReadingRules.MergedRows)))
        {
            _perhapsMerged++;
        }
    }

    /// <summary>Gets the warnings; none if all rows are valid.</summary>
    public IEnumerable<string> Warnings()
    {
        if (_malformed > 0)
        {
            yield return Text(_malformed, "malformed row. An upload will reject it", "malformed rows. An upload will reject them") + ". For details, see "
                + (_malformed == 1 ? "its Issues." : "their Issues.");
        }

        if (_merged > 0)
        {
            yield return Text(_merged, "of the malformed rows contains", "of the malformed rows contain") + " lines that look like separate rows (MergedRows). "
                + "The users in these lines are not read as records until you fix the quote before them.";
        }

        if (_perhapsMerged > 0)
        {
            yield return Text(_perhapsMerged, "row has a line", "rows have a line") + " in a quoted field with as many delimiters as a row (MergedRows). "
                + "Check this before you upload: a quote that is not closed pulls the next rows into its field.";
        }
    }

    private static string Text(long count, string one, string many) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}", count, count == 1 ? one : many);
}
