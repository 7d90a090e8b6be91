using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>The records of a run whose users are rolled back: by their numbers, or by their results.</summary>
public sealed class RecordSelection
{
    private static readonly string[] s_separators = { "..", "-" };

    private readonly List<SelectedResult> _results = new List<SelectedResult>();

    /// <summary>The ranges of record numbers, in their order, without overlaps.</summary>
    internal IReadOnlyList<(long First, long Last)> Ranges { get; private init; } = Array.Empty<(long, long)>();

    /// <summary>The results, in the order in which they were added.</summary>
    internal IReadOnlyList<SelectedResult> Results => _results;

    /// <summary>Selects records by their numbers.</summary>
    /// <param name="numbers">Numbers from 1, such as <c>5</c>, and ranges, such as <c>10..20</c> or <c>10-20</c>.</param>
    /// <exception cref="MigrationException">A text is neither a number nor a range.</exception>
    public static RecordSelection FromNumbers(IReadOnlyList<string> numbers)
    {
        List<(long First, long Last)> ranges = new List<(long First, long Last)>();
        foreach ((long First, long Last) range in (numbers ?? throw new ArgumentNullException(nameof(numbers))).Select(Parse).OrderBy(range => range.First))
        {
            (long First, long Last) before = ranges.Count == 0 ? default : ranges[ranges.Count - 1];
            if (ranges.Count > 0 && range.First <= before.Last + 1)
            {
                ranges[ranges.Count - 1] = (before.First, Math.Max(before.Last, range.Last));
            }
            else
            {
                ranges.Add(range);
            }
        }

        return new RecordSelection { Ranges = ranges };
    }

    /// <summary>Selects the record of a result.</summary>
    /// <param name="result">The result.</param>
    public void Add(SelectedResult result) => _results.Add(result ?? throw new ArgumentNullException(nameof(result)));

    private static (long First, long Last) Parse(string text)
    {
        string[] ends = text.Split(s_separators, StringSplitOptions.None);
        return ends.Length <= 2
            && TryParse(ends[0], out long first)
            && TryParse(ends[ends.Length - 1], out long last)
            && first <= last
            ? (first, last)
            : throw DeletionErrors.RecordNumberInvalid();
    }

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < long.MaxValue;
}
