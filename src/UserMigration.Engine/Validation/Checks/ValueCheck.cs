using System;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks the format of each value by itself.</summary>
internal sealed class ValueCheck : IAheadCheck
{
    private readonly StoreTarget _target;
    private readonly PlausibleDates _dates;
    private readonly AttributeKinds _known;
    private readonly ColumnPaths _paths;
    private readonly AutomaticConversion _conversion;
    private readonly IssueReport _report;
    private AttributeKind[] _kinds = Array.Empty<AttributeKind>();
    private string[] _attributes = Array.Empty<string>();
    private bool[] _given = Array.Empty<bool>();
    private bool[] _isSecret = Array.Empty<bool>();
    private bool[] _takesUsDates = Array.Empty<bool>();
    private bool[] _areOfThePast = Array.Empty<bool>();
    private RecordColumns _columns = null!;

    /// <summary>Creates a check of values by the types of their attributes.</summary>
    /// <param name="options">What records are checked for.</param>
    /// <param name="kinds">The types of the columns.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="report">Receives the issues.</param>
    public ValueCheck(ValidationOptions options, AttributeKinds kinds, ColumnPaths paths, AutomaticConversion conversion, IssueReport report)
    {
        _target = options.Target;
        _dates = new PlausibleDates(options.Time);
        _known = kinds;
        _paths = paths;
        _conversion = conversion;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        foreach (string name in _known.Named)
        {
            ColumnLookup.Find(columns, name, "AttributeType", isFirst, _paths);
        }

        _columns = columns;
        _kinds = new AttributeKind[columns.Count];
        _attributes = new string[columns.Count];
        _given = new bool[columns.Count];
        _takesUsDates = new bool[columns.Count];
        _areOfThePast = new bool[columns.Count];
        _isSecret = columns.Names.Select(SecretNames.IsSecret).ToArray();
        for (int i = 0; i < _kinds.Length; i++)
        {
            _kinds[i] = _known.Get(columns[i]);
            _attributes[i] = _paths.PathOf(columns[i]) ?? columns[i];
            _given[i] = _conversion.IsGiven(_attributes[i]) && _paths.PathOf(columns[i]) is not null;
            _areOfThePast[i] = PlausibleDates.AreOfThePast(_target.UsualAttributes.FirstOrDefault(usual => usual.Path == _attributes[i])?.Meaning ?? default, _attributes[i]);
            _takesUsDates[i] = _kinds[i] is AttributeKind.Date or AttributeKind.DateTime && _conversion.Has(_attributes[i], "UsDate");
        }
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        for (int i = 0; i < _kinds.Length; i++)
        {
            object? value = record.GetValue(i);
            MigrationIssue? fault = null;
            if (value is not null && _given[i] && !_conversion.TryJudge(_attributes[i], value, record, out value, out fault))
            {
                continue;
            }

            if (value is not null)
            {
                CheckValue(record, i, value, fault);
            }
        }
    }

    // ConvertTo-IdentityRecord already does what the recommendation would suggest.
    private bool IsFixed(MigrationRecord record, int column, object value, MigrationIssue breach) =>
        _conversion.Has(_attributes[column], breach.Transform) || _conversion.Fixes(_attributes[column], value, record);

    private void CheckValue(MigrationRecord record, int column, object value, MigrationIssue? fault)
    {
        string? text = value as string;
        if (text is not null && text.Length > 0 && char.IsWhiteSpace(text[0]))
        {
            _report.Add(
                record,
                FormatRules.LeadingBlank,
                _columns[column],
                "The value starts with white space, which would be kept.",
                "Remove it, or convert the value with -Transform @{ '" + _attributes[column] + "' = 'Trim' }.");
        }

        MigrationIssue? damage = FindDamage(record, column, text);

        // Only what the transform says of a value that it can't convert is right: the form of the store is not the form of the file.
        MigrationIssue? breach = FindBreach(record, column, value) is { } found ? fault ?? found : null;
        if (damage is not null && breach is not null)
        {
            // One bad value is one issue: the damage explains the wrong format.
            _report.Add(record, breach.WithMessage($"{breach.Message} {damage.Message}", damage.Recommendation), _columns[column]);
        }
        else if ((breach ?? damage) is { } single)
        {
            _report.Add(record, single, _columns[column]);
        }
        else if (_areOfThePast[column] && (text ?? InvariantFormatter.Write(value)) is { } date && FindImplausible(date, column) is { } implausible)
        {
            _report.Add(record, implausible, _columns[column]);
        }
    }

    private MigrationIssue? FindImplausible(string date, int column) =>
        _takesUsDates[column] && DateRecognizer.TryParseUs(date, out DateTime day) ? _dates.Find(day) : _dates.Find(date);

    private MigrationIssue? FindDamage(MigrationRecord record, int column, string? text)
    {
        MigrationIssue? damage = string.IsNullOrEmpty(text) || _isSecret[column] ? null : DamageDetector.Find(text!, _kinds[column]);

        // The reader inserted the character and reported it.
        bool isKnown = damage?.RuleId == DamageRules.ReplacementCharacter.Id
            && record.Issues.Any(issue => issue.RuleId is nameof(ReadingRules.InvalidUtf8) or nameof(ReadingRules.InvalidEncoding));
        return isKnown ? null : damage;
    }

    private MigrationIssue? FindBreach(MigrationRecord record, int column, object value)
    {
        AttributeKind kind = _kinds[column];
        string? text = value as string;

        // A list or an object is not JSON text. It is sent unchanged.
        if (kind == AttributeKind.Text || (kind == AttributeKind.Json && text is null))
        {
            return null;
        }

        text ??= InvariantFormatter.Write(value);
        if (_takesUsDates[column] && text is not null && DateRecognizer.IsUs(text))
        {
            return null;
        }

        return !string.IsNullOrEmpty(text) && ValueRules.Find(kind, text!, _attributes[column]) is { } breach && !IsFixed(record, column, value, breach)
            ? breach
            : null;
    }
}
