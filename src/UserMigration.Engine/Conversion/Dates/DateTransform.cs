using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Converts a date in the specified patterns or, without a pattern, a date that has a single interpretation.</summary>
internal sealed class DateTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Date",
            "Converts a date of any pattern to yyyy-MM-dd.",
            "With Pattern, dates in it; otherwise, dates with a single interpretation; yyyy-MM-dd with or without a time; typed dates in their own zone.",
            "yyyy-MM-dd, or yyyy-MM-dd HH:mm:ss if there is a time.",
            "Specify the pattern, as in @{ Date = 'dd.MM.yyyy' }, or correct the date.",
            DateReader.Parameters(isPatternMain: true),
            new[]
            {
                new MigrationTransformExample("@{ Date = 'dd.MM.yyyy' }", "03.04.2020", "\"2020-04-03\""),
                new MigrationTransformExample("@{ Date = 'd.M.yyyy', 'd.M.yyyy H:mm' }", "3.4.2020 7:30", "\"2020-04-03 07:30:00\""),
                new MigrationTransformExample("@{ Date = @{ Pattern = 'dd.MM.yy'; LatestYear = 2025 } }", "24.12.31", "\"1931-12-24\""),
                new MigrationTransformExample("'Date'", "25/12/2020", "\"2020-12-25\""),
                new MigrationTransformExample("'Date'", "2020-02-29T08:00:00Z", "\"2020-02-29 08:00:00\""),
                new MigrationTransformExample("'Date'", "03/04/2020", null, "DateAmbiguous"),
                new MigrationTransformExample("'Date'", "2021-02-29", null, "DateShape"),
                new MigrationTransformExample("'Date'", "2020-02-29T08:00:00+02:00", null, "DateOffset"),
            }),
        arguments => new DateTransform(new DateReader(arguments, mayHaveOffset: false)));

    private readonly DateReader _reader;

    private DateTransform(DateReader reader)
    {
        _reader = reader;
    }

    public override string Name => "Date";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (DateFormatter.TryTyped(value, out DateTime date))
        {
            result = DateFormatter.Write(date);
            return null;
        }

        bool isText = ScalarFormatter.TryOf(value, out string text);
        if (isText && !_reader.HasPatterns && DateRecognizer.IsTarget(text))
        {
            result = text;
            return null;
        }

        DateReading reading = _reader.Read(text, out date, out TimeSpan? offset);
        if (reading != DateReading.Read)
        {
            return reading == DateReading.Ambiguous ? DateIssues.Ambiguous
                : _reader.HasPatterns ? DateIssues.NotInPattern(text)
                : DateIssues.NoDate(text);
        }

        result = DateFormatter.Write(date);
        return offset is null || offset == TimeSpan.Zero ? null : DateIssues.HasOffset;
    }
}
