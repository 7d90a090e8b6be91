using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Changes;

/// <summary>Why two exports can't be compared safely: all of it in one error, so that one look is enough.</summary>
internal sealed class UnsoundExports
{
    private readonly List<string> _sentences = new List<string>();
    private readonly List<string> _advice = new List<string>();
    private string? _errorId;

    /// <summary>Takes rows that have the key of an earlier one.</summary>
    /// <param name="sentences">What to say of them; none where there are none.</param>
    /// <param name="isCaseSensitive">Whether letter case makes a difference in keys.</param>
    public void AddRepeated(IEnumerable<string> sentences, bool isCaseSensitive) => Add(
        "ComparisonKeyRepeated",
        sentences,
        "Name with -Key what tells users apart, or take rows of one key together as one user with -AllowRepeatedKey."
            + (isCaseSensitive ? string.Empty : " Letter case and Unicode form make no difference; with -CaseSensitive case does."));

    /// <summary>Takes rows of the later export that can't be read, or that have no key.</summary>
    /// <param name="sentences">What to say of them; none where there are none.</param>
    /// <param name="deletes">How many users are not in the export.</param>
    /// <param name="isMalformed">Whether some can't be read.</param>
    public void AddSkipped(IEnumerable<string> sentences, long deletes, bool isMalformed) => Add(
        isMalformed ? "ComparisonRowsMalformed" : "ComparisonKeyMissing",
        sentences,
        string.Format(
            CultureInfo.InvariantCulture,
            "These may be rows of the {0} users who are else not there, and who would be deleted: fix them, or leave deletes out with -SkipMalformed.",
            deletes));

    /// <summary>Takes rows that hold another row.</summary>
    /// <param name="sentences">What to say of them; none where there are none.</param>
    public void AddMerged(IEnumerable<string> sentences) => Add(
        "ComparisonRowsMerged",
        sentences,
        "A quote was probably opened there and never closed: fix it, or leave deletes out with -NoDelete.");

    /// <summary>The error; null where nothing was taken.</summary>
    /// <param name="path">The later export.</param>
    public MigrationException? ToFault(string path) => _errorId is null ? null : new MigrationException(
        _errorId,
        MigrationFault.InvalidData,
        string.Join(" ", _sentences.Concat(_advice).Append("Nothing was written.")),
        path);

    /// <summary>What to say of rows that hold the row of a user who would be deleted.</summary>
    /// <param name="name">The name of the export.</param>
    /// <param name="lines">Their lines.</param>
    public static IEnumerable<string> DescribeMerged(string name, IReadOnlyList<long> lines)
    {
        if (lines.Count > 0)
        {
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "Rows of '{0}' that hold the row of a user who is else not there: {1} ({2}).",
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
