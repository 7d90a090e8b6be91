using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// No value has a character that cannot be seen. In a key, an identifier or an e-mail address it would make another user of the same one, so
/// it is an Error there; elsewhere it is a Warning.
/// </summary>
internal sealed class InvisibleCharacterCheck : IRecordCheck
{
    private readonly HashSet<string> _keys;
    private readonly AttributeKinds _kinds;
    private readonly ColumnPaths _paths;
    private readonly IssueReport _report;
    private RecordColumns _columns = null!;
    private bool[] _isKey = Array.Empty<bool>();

    /// <summary>Makes the check.</summary>
    /// <param name="keys">The attributes or columns that identify a user.</param>
    /// <param name="kinds">What columns look like.</param>
    /// <param name="paths">Where columns go.</param>
    /// <param name="report">Takes the issues.</param>
    public InvisibleCharacterCheck(IEnumerable<string> keys, AttributeKinds kinds, ColumnPaths paths, IssueReport report)
    {
        _keys = new HashSet<string>(keys, StringComparer.OrdinalIgnoreCase);
        _kinds = kinds;
        _paths = paths;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _columns = columns;
        _isKey = columns.Names
            .Select(column => _keys.Contains(column) || _keys.Contains(_paths.PathOf(column) ?? column) || _kinds.Of(column) == AttributeKind.Email)
            .ToArray();
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        for (int i = 0; i < _isKey.Length; i++)
        {
            if (record.GetValue(i) is string text && InvisibleText.IndexOf(text, _isKey[i]) is >= 0 and int index)
            {
                _report.Add(
                    record,
                    _isKey[i] ? FormatRules.InvisibleCharacterInKey : FormatRules.InvisibleCharacter,
                    _columns[i],
                    $"The value has a character that cannot be seen: {InvisibleText.Describe(text, index)}.");
            }
        }
    }
}
