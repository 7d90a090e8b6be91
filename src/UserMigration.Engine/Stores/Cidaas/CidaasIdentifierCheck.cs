using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
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
    private readonly AutomaticConversion _conversion;
    private readonly IssueReport _report;
    private (int Column, string Path)[] _columns = Array.Empty<(int, string)>();
    private (int Column, string Path) _sub;
    private (int Column, string Path) _providerUserId;
    private (int Column, string Path) _identities;
    private bool _isMade;

    /// <summary>Creates the check.</summary>
    /// <param name="schema">The field setup; null if it is unknown.</param>
    /// <param name="paths">The attributes that the columns go to.</param>
    /// <param name="conversion">The conversion of the values: a word that it replaces with an empty value is no identifier.</param>
    /// <param name="report">Receives the issues.</param>
    public CidaasIdentifierCheck(IdentitySchema? schema, ColumnPaths paths, AutomaticConversion conversion, IssueReport report)
    {
        IEnumerable<string> custom = schema is null
            ? Enumerable.Empty<string>()
            : schema.GetAllAttributes()
                .Where(attribute => attribute.IsEnabled && attribute.Type.Equals("USERNAME", StringComparison.OrdinalIgnoreCase))
                .Select(attribute => attribute.Path);
        _identifiers = s_identifiers.Concat(custom).Distinct(StringComparer.Ordinal).ToArray();
        _paths = paths;
        _conversion = conversion;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _columns = _identifiers.Select(path => Find(columns, path)).Where(one => one.Column >= 0).ToArray();
        _sub = Find(columns, "sub");
        _providerUserId = Find(columns, "providerUserId");
        _identities = Find(columns, "identities");

        // The values that the map creates are unknown here.
        _isMade = _identifiers.Append("identities").Any(_paths.IsMade);
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        foreach ((int Column, string Path) column in _columns)
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

    private (int Column, string Path) Find(RecordColumns columns, string path) => (_paths.FindFilling(columns, path), path);

    private bool IsFilled(MigrationRecord record, (int Column, string Path) one)
    {
        if (one.Column < 0 || record.GetValue(one.Column) is not { } value)
        {
            return false;
        }

        object? identifier = value;
        if (_conversion.IsGiven(one.Path))
        {
            _conversion.TryJudge(one.Path, value, record, out identifier);
        }

        return !string.IsNullOrWhiteSpace(identifier as string ?? InvariantFormatter.Write(identifier));
    }
}
