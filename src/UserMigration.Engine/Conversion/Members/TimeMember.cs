using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>
/// Converts a time to ISO 8601, <c>2026-01-31T08:00:00Z</c>. A time without an offset is interpreted as UTC, which is what the transform
/// DateTimeToUtc returns. A date without a time is midnight.
/// </summary>
internal sealed class TimeMember : AttributeTransform
{
    private const string Form = "yyyy-MM-ddTHH:mm:ssZ";
    private const int TimeStart = 10;

    public static TimeMember Instance { get; } = new TimeMember();

    public override string Name => "Time";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        switch (value)
        {
            case DateTimeOffset known:
                result = Write(known.UtcDateTime);
                return null;
            case DateTime known:
                result = Write(known.Kind == DateTimeKind.Local ? known.ToUniversalTime() : known);
                return null;
            case string text when IsoTime.TryRead(text, out DateTime time, out TimeSpan? offset):
                if (offset is not null && text.Length > TimeStart && text[TimeStart] == 'T')
                {
                    result = text;
                    return null;
                }

                long ticks = time.Ticks - (offset?.Ticks ?? 0);
                bool isInRange = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
                result = isInRange ? Write(new DateTime(ticks)) : null;
                return isInRange ? null : DateIssues.OutOfRange;
            default:
                return DateIssues.NoDate(value as string ?? string.Empty);
        }
    }

    private static string Write(DateTime time) => time.ToString(Form, CultureInfo.InvariantCulture);
}
