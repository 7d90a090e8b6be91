using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Checks that no value has an invisible character. In a key, an identifier or an e-mail address such a character is an Error,
/// because it would turn one user into another. Elsewhere it is a Warning.
/// </summary>
internal sealed class InvisibleCharacterCheck : IAheadCheck
{
    private readonly HashSet<string> _keys;
    private readonly AttributeKinds _kinds;
    private readonly ColumnPaths _paths;
    private readonly IssueReport _report;
    private RecordColumns _columns = null!;
    private bool[] _isKey = Array.Empty<bool>();

    /// <summary>Creates a check for invisible characters.</summary>
    /// <param name="keys">The attributes or columns that identify a user.</param>
    /// <param name="kinds">The types of the columns.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="report">Receives the issues.</param>
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
            .Select(column => _keys.Contains(column) || _keys.Contains(_paths.PathOf(column) ?? column) || _kinds.Get(column) == AttributeKind.Email)
            .ToArray();
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        for (int i = 0; i < _isKey.Length; i++)
        {
            if (record.GetValue(i) is string text && InvisibleCharacterFinder.IndexOf(text, _isKey[i]) is >= 0 and int index)
            {
                _report.Add(
                    record,
                    _isKey[i] ? FormatRules.InvisibleCharacterInKey : FormatRules.InvisibleCharacter,
                    _columns[i],
                    $"The value has an invisible character: {InvisibleCharacterFinder.Describe(text, index)}.");
            }
        }
    }
}
