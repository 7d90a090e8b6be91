using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Changes;

/// <summary>Collects the rows of an export that can't be compared: their number, and where the first of them are.</summary>
internal sealed class UnsoundRows
{
    /// <summary>The maximum number of rows of a kind that are listed.</summary>
    public const int Shown = 5;

    private readonly string _name;
    private readonly string _key;
    private readonly List<string> _malformed = new List<string>();
    private readonly List<string> _keyMissing = new List<string>();
    private readonly List<((ulong Low, ulong High) User, long Line)> _repeated = new List<((ulong Low, ulong High) User, long Line)>();

    /// <summary>Creates an empty list.</summary>
    /// <param name="name">The name of the export.</param>
    /// <param name="keys">The names of the columns that make up the key.</param>
    public UnsoundRows(string name, IEnumerable<string> keys)
    {
        _name = name;
        _key = string.Join(" and ", keys);
    }

    /// <summary>The number of rows that can't be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>The number of rows that have no key.</summary>
    public long KeyMissing { get; private set; }

    /// <summary>The number of rows that are left out of the comparison: those that can't be read, and those that have no key.</summary>
    public long Skipped => Malformed + KeyMissing;

    /// <summary>The number of rows that have the key of an earlier row.</summary>
    public long Repeated { get; private set; }

    /// <summary>The users of the first rows that have the key of an earlier row.</summary>
    public IEnumerable<(ulong Low, ulong High)> RepeatedUsers => _repeated.Select(row => row.User);

    /// <summary>Adds a row that can't be read.</summary>
    public void AddMalformed(MigrationRecord record)
    {
        if (++Malformed <= Shown)
        {
            string ruleId = record.Issues.First(issue => issue.Severity == IssueSeverity.Error).RuleId;
            _malformed.Add($"{Place(record.Line)} {ruleId}");
        }
    }

    /// <summary>Adds a row that has no key.</summary>
    public void AddKeyMissing(MigrationRecord record)
    {
        if (++KeyMissing <= Shown)
        {
            _keyMissing.Add(Place(record.Line));
        }
    }

    /// <summary>Adds a row that has the key of an earlier row.</summary>
    public void AddRepeated(MigrationRecord record, (ulong Low, ulong High) user)
    {
        if (++Repeated <= Shown)
        {
            _repeated.Add((user, record.Line));
        }
    }

    /// <summary>Describes the rows that are left out of the comparison.</summary>
    public IEnumerable<string> DescribeSkipped()
    {
        if (Malformed > 0)
        {
            yield return Sentence("that can't be read", Malformed, _malformed);
        }

        if (KeyMissing > 0)
        {
            yield return Sentence($"without a value in {_key}", KeyMissing, _keyMissing);
        }
    }

    /// <summary>Describes the rows that have the key of an earlier row.</summary>
    /// <param name="firstLines">The line of the first row of each of <see cref="RepeatedUsers"/>.</param>
    public IEnumerable<string> DescribeRepeated(IReadOnlyDictionary<(ulong Low, ulong High), long> firstLines)
    {
        if (Repeated > 0)
        {
            yield return Sentence(
                $"that have the {_key} of an earlier row",
                Repeated,
                _repeated.ConvertAll(row => $"{Place(row.Line)} repeats {Place(firstLines[row.User])}"));
        }
    }

    /// <summary>Describes a line.</summary>
    /// <param name="line">The number of the line.</param>
    public static string Place(long line) => "line " + line.ToString(CultureInfo.InvariantCulture);

    private string Sentence(string what, long count, List<string> places) => string.Format(
        CultureInfo.InvariantCulture,
        "Rows of '{0}' {1}: {2} ({3}{4}).",
        _name,
        what,
        count,
        string.Join(", ", places),
        count > places.Count ? ", and more" : string.Empty);
}
