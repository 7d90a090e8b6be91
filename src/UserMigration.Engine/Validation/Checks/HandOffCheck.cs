using System;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks what a vendor's migration service requires in addition to what the store's own interface requires.</summary>
internal sealed class HandOffCheck : IAheadCheck
{
    private const int DateTimeLength = 19;

    private readonly IssueReport _report;
    private readonly bool _checksDates;
    private RecordColumns _columns = null!;
    private int _gender = -1;

    /// <summary>Creates a hand-off check.</summary>
    /// <param name="report">Receives the issues.</param>
    public HandOffCheck(IssueReport report)
    {
        _report = report;
        _checksDates = report.Applies(HandOffRules.HandOffDateTime);
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _columns = columns;
        _gender = columns.IndexOf("gender");
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        for (int i = 0; _checksDates && i < _columns.Count; i++)
        {
            if (record.GetValue(i) is string { Length: DateTimeLength } text && text[10] == ' ' && DateRecognizer.IsTarget(text) && !IsRepaired(record, _columns[i]))
            {
                _report.Add(record, HandOffRules.HandOffDateTime, _columns[i], "The date has a time of day.");
            }
        }

        if (_gender >= 0 && record.GetValue(_gender) is string { Length: > 0 } gender && !IsOfHandOff(gender))
        {
            _report.Add(record, HandOffRules.HandOffGender, _columns[_gender], "The value is neither male nor female.");
        }

        if (record.GetRaw() is { } raw && record.GetSource() is { } source && RawQuotes.HasBareQuote(raw, (byte)source.Delimiter))
        {
            _report.Add(record, HandOffRules.HandOffQuote, null, "A field that is not quoted contains a quotation mark.");
        }
    }

    // A hand-off sends a file. What a repair wrote is not in the file that the records are from.
    private static bool IsRepaired(MigrationRecord record, string column)
    {
        for (int i = 0; i < record.Repairs.Count; i++)
        {
            if (record.Repairs[i].Attribute == column)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfHandOff(string gender) =>
        gender.Equals("male", StringComparison.OrdinalIgnoreCase) || gender.Equals("female", StringComparison.OrdinalIgnoreCase);
}
