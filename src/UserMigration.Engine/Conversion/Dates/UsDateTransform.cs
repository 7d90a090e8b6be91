using System;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Converts a US date, as <c>dataload.py</c> does. Unlike <c>dataload.py</c>, it accepts a date that already has the correct format.</summary>
internal sealed class UsDateTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "UsDate",
            "Converts a US date to yyyy-MM-dd.",
            "month/day/year, with or without a 24-hour time or a 12-hour time with AM or PM; yyyy-mm-dd, with or without hh:mm:ss; typed dates.",
            "yyyy-MM-dd, or yyyy-MM-dd HH:mm:ss if there is a time.",
            "Correct the date, switch the transform off, or use Date with a pattern.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'UsDate'", "12/19/1989", "\"1989-12-19\""),
                new MigrationTransformExample("'UsDate'", "1/2/1989 22:04:00", "\"1989-01-02 22:04:00\""),
                new MigrationTransformExample("'UsDate'", "12/24/1990 12:00:00 AM", "\"1990-12-24\""),
                new MigrationTransformExample("'UsDate'", "1989-12-19", "\"1989-12-19\""),
                new MigrationTransformExample("'UsDate'", "19/12/1989", null, "DateShape"),
            }),
        _ => new UsDateTransform());

    public override string Name => "UsDate";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        if (DateFormatter.TryTyped(value, out DateTime date))
        {
            result = DateFormatter.Write(date);
            return null;
        }

        bool isText = ScalarFormatter.TryOf(value, out string text);
        if (isText && DateRecognizer.IsTarget(text))
        {
            result = text;
            return null;
        }

        bool isUs = isText & DateRecognizer.TryParseUs(text, out date);
        result = isUs ? DateFormatter.Write(date) : null;
        return isUs ? null : DateIssues.NoUsDate(text);
    }
}
