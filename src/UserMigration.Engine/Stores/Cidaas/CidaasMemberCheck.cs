using System;
using System.Globalization;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Checks the members of a user that have known values: the status, the provider and the locale.</summary>
internal sealed class CidaasMemberCheck : IRecordCheck
{
    private const string Status = "userStatus";
    private const string Locale = "locale";

    private static readonly string[] s_usual = { "VERIFIED", "PENDING", "DECLINED" };
    private static readonly string[] s_managed = { "COMBINED", "DELETED", "LOCKED" };

    private readonly ColumnPaths _paths;
    private readonly AutomaticConversion _conversion;
    private readonly IssueReport _report;
    private int _status = -1;
    private int _provider = -1;
    private int _providerUserId = -1;
    private int _locale = -1;

    /// <summary>Creates the check.</summary>
    /// <param name="paths">The attributes that the columns go to.</param>
    /// <param name="conversion">The conversion of the values.</param>
    /// <param name="report">Receives the issues.</param>
    public CidaasMemberCheck(ColumnPaths paths, AutomaticConversion conversion, IssueReport report)
    {
        _paths = paths;
        _conversion = conversion;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _status = _paths.FindFilling(columns, Status);
        _provider = _paths.FindFilling(columns, CidaasRecordBuilder.Provider);
        _providerUserId = _paths.FindFilling(columns, CidaasRecordBuilder.ProviderUserId);
        _locale = _paths.FindFilling(columns, Locale);
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        if (JudgedAt(record, _status, Status) is { } status)
        {
            CheckStatus(record, status);
        }

        if (TextAt(record, _provider) is { } provider
            && !CidaasProvider.IsSelf(provider)
            && TextAt(record, _providerUserId) is null
            && !_paths.IsMade(CidaasRecordBuilder.ProviderUserId))
        {
            _report.Add(record, CidaasRules.ProviderUserIdMissing, _paths.NameOf(CidaasRecordBuilder.ProviderUserId), "The identity has a provider other than self, but no providerUserId.");
        }

        if (JudgedAt(record, _locale, Locale) is { } locale && !IsLocale(locale))
        {
            _report.Add(record, CidaasRules.LocaleShape, _paths.NameOf(Locale), "This is not a language with or without a country.");
        }
    }

    private void CheckStatus(MigrationRecord record, string status)
    {
        string word = status.Trim().ToUpperInvariant();
        if (Array.IndexOf(s_managed, word) >= 0)
        {
            _report.Add(record, CidaasRules.UserStatusManaged, _paths.NameOf(Status), CidaasStatus.ManagedMessage);
        }
        else if (Array.IndexOf(s_usual, word) < 0)
        {
            _report.Add(record, CidaasRules.UserStatusUnknown, _paths.NameOf(Status), CidaasStatus.UnknownMessage);
        }
    }

    /// <summary>Whether a text is a language of two or three letters, optionally with a script and a country or region, separated by - or _.</summary>
    private static bool IsLocale(string text)
    {
        string[] parts = text.Split('-', '_');
        int next = 1;
        bool isLanguage = parts[0].Length is 2 or 3 && IsLetters(parts[0]);
        next += next < parts.Length && parts[next].Length == 4 && IsLetters(parts[next]) ? 1 : 0;
        next += next < parts.Length
            && ((parts[next].Length == 2 && IsLetters(parts[next]))
                || (parts[next].Length == 3 && int.TryParse(parts[next], NumberStyles.None, CultureInfo.InvariantCulture, out _))) ? 1 : 0;
        return isLanguage && next == parts.Length;
    }

    private static bool IsLetters(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets a value as it will be sent; null if it is unknown or empty.</summary>
    private string? JudgedAt(MigrationRecord record, int column, string path) =>
        column >= 0 && record.GetValue(column) is { } value && _conversion.TryJudge(path, value, record, out object? judged) ? TextOf(judged) : null;

    private static string? TextOf(object? value) => (value as string ?? InvariantFormatter.Write(value)) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string? TextAt(MigrationRecord record, int column) =>
        column >= 0 && record.GetValue(column) is { } value && (value as string ?? InvariantFormatter.Write(value)) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
