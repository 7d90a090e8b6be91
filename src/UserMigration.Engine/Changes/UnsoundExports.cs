using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Changes;

/// <summary>Collects why two exports can't be compared safely, so that one error reports all reasons.</summary>
internal sealed class UnsoundExports
{
    private readonly List<string> _sentences = new List<string>();
    private readonly List<string> _advice = new List<string>();
    private string? _errorId;

    /// <summary>Adds rows that have the key of an earlier row.</summary>
    /// <param name="sentences">The descriptions of the rows; empty if there are none.</param>
    /// <param name="isCaseSensitive">Whether keys are case-sensitive.</param>
    public void AddRepeated(IEnumerable<string> sentences, bool isCaseSensitive) => Add(
        "ComparisonKeyRepeated",
        sentences,
        "With -Key, specify columns that identify each user, or treat rows with the same key as one user with -AllowRepeatedKey."
            + (isCaseSensitive ? string.Empty : " Keys are compared without regard to letter case and Unicode form. With -CaseSensitive, case matters."));

    /// <summary>Adds rows of the later export that can't be read or have no key.</summary>
    /// <param name="sentences">The descriptions of the rows; empty if there are none.</param>
    /// <param name="deletes">The number of users that are not in the export.</param>
    /// <param name="isMalformed">Whether some of the rows can't be read.</param>
    public void AddSkipped(IEnumerable<string> sentences, long deletes, bool isMalformed) => Add(
        isMalformed ? "ComparisonRowsMalformed" : "ComparisonKeyMissing",
        sentences,
        string.Format(
            CultureInfo.InvariantCulture,
            "These may be rows of users who are otherwise missing ({0}) and would be deleted. Fix the rows, or leave out the deletes with -SkipMalformed.",
            deletes));

    /// <summary>Adds rows that contain another row.</summary>
    /// <param name="sentences">The descriptions of the rows; empty if there are none.</param>
    public void AddMerged(IEnumerable<string> sentences) => Add(
        "ComparisonRowsMerged",
        sentences,
        "Probably a quote was opened there but never closed. Fix it, or leave out the deletes with -NoDelete.");

    /// <summary>Creates the error; null if no rows were added.</summary>
    /// <param name="path">The later export.</param>
    public MigrationException? ToFault(string path) => _errorId is null ? null : new MigrationException(
        _errorId,
        MigrationFault.InvalidData,
        string.Join(" ", _sentences.Concat(_advice).Append("Nothing was written.")),
        path);

    /// <summary>Describes the rows that contain the row of a user who would be deleted.</summary>
    /// <param name="name">The name of the export.</param>
    /// <param name="lines">The lines of the rows.</param>
    public static IEnumerable<string> DescribeMerged(string name, IReadOnlyList<long> lines)
    {
        if (lines.Count > 0)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "Rows of '{0}' that contain the row of a user who is otherwise missing: {1} ({2}).",
                name,
                lines.Count,
                string.Join(", ", lines.Take(UnsoundRows.Shown).Select(UnsoundRows.Place)));
        }
    }

    private void Add(string errorId, IEnumerable<string> sentences, string advice)
    {
        int before = _sentences.Count;
        _sentences.AddRange(sentences);
        if (_sentences.Count > before)
        {
            _errorId ??= errorId;
            _advice.Add(advice);
        }
    }
}
