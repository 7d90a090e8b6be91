using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Checks that a record has an identifier for its user: an e-mail address, a mobile number, a user name, or a custom field of type
/// USERNAME. For an additional identity of a user, sub and providerUserId are sufficient.
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

    /// <summary>Creates the check.</summary>
    /// <param name="schema">The field setup; null if it is unknown.</param>
    /// <param name="paths">The attributes that the columns go to.</param>
    /// <param name="report">Receives the issues.</param>
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

        // The values that the map creates are unknown here.
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
            _report.Add(record, CidaasRules.IdentifierMissing, null, "The record has no identifier for its user.");
        }
    }

    private static bool IsFilled(MigrationRecord record, int column) =>
        column >= 0 && record.GetValue(column) is { } value && !string.IsNullOrWhiteSpace(value as string ?? InvariantFormatter.Write(value));
}
