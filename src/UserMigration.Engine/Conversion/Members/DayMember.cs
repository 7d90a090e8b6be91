using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts a date, or a date and time at midnight, to a day in the format <c>yyyy-MM-dd</c>.</summary>
internal sealed class DayMember : AttributeTransform
{
    private const string Form = "yyyy-MM-dd";

    // The same instant can be different days in different time zones, so the day is unknown.
    private static readonly MigrationIssue s_hasTime = FormatRules.DateShape.CreateIssue(
        "This has a time of day, but the store accepts only a day.",
        "Export the day without a time, or convert it with -Transform and a scriptblock.");

    public static DayMember Instance { get; } = new DayMember();

    public override string Name => "Day";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        TimeSpan? offset = null;
        if (!DateFormatter.TryTyped(value, out DateTime day) && !(value is string text && IsoTime.TryRead(text, out day, out offset)))
        {
            result = null;
            return DateIssues.NoDate(value as string ?? string.Empty);
        }

        if (value is string { Length: 10 })
        {
            return null;
        }

        bool isDay = day.TimeOfDay == TimeSpan.Zero && offset is null;
        result = isDay ? day.ToString(Form, CultureInfo.InvariantCulture) : null;
        return isDay ? null : s_hasTime;
    }
}
