using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// A user can be found by something: an e-mail address, a mobile number, a user name, or a custom field of the type
/// USERNAME. A further identity of a user is found by its sub and its providerUserId.
/// </summary>
internal sealed class CidaasIdentifierCheck : IRecordCheck
{
    private static readonly string[] s_identifiers = { "email", "mobile_number", "username" };

    private readonly string[] _identifiers;
    private readonly ColumnPaths _paths;
    private readonly IssueReport _report;
    private int[] _columns = Array.Empty<int>();
    private int _sub = -1;
    private int _providerUserId = -1;
    private int _identities = -1;
    private bool _isMade;

    /// <summary>Makes the check.</summary>
    /// <param name="schema">The field setup, or null.</param>
    /// <param name="paths">Where columns go.</param>
    /// <param name="report">Takes the issues.</param>
    public CidaasIdentifierCheck(IdentitySchema? schema, ColumnPaths paths, IssueReport report)
    {
        IEnumerable<string> custom = schema is null
            ? Enumerable.Empty<string>()
            : schema.GetAllAttributes()
                .Where(attribute => attribute.IsEnabled && attribute.Type.Equals("USERNAME", StringComparison.OrdinalIgnoreCase))
                .Select(attribute => attribute.Path);
        _identifiers = s_identifiers.Concat(custom).Distinct(StringComparer.Ordinal).ToArray();
        _paths = paths;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _columns = _identifiers.Select(path => _paths.FindFilling(columns, path)).Where(index => index >= 0).ToArray();
        _sub = _paths.FindFilling(columns, "sub");
        _providerUserId = _paths.FindFilling(columns, "providerUserId");
        _identities = _paths.FindFilling(columns, "identities");

        // What the map makes is not known here.
        _isMade = _identifiers.Append("identities").Any(_paths.IsMade);
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        foreach (int column in _columns)
        {
            if (IsFilled(record, column))
            {
                return;
            }
        }

        if (!_isMade && !IsFilled(record, _identities) && (!IsFilled(record, _sub) || !IsFilled(record, _providerUserId)))
        {
            _report.Add(record, CidaasRules.IdentifierMissing, null, "The record has nothing that its user is found by.");
        }
    }

    private static bool IsFilled(MigrationRecord record, int column) =>
        column >= 0 && record.GetValue(column) is { } value && !string.IsNullOrWhiteSpace(value as string ?? InvariantText.Of(value));
}
