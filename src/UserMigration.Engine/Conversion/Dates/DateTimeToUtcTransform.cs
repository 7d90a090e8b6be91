using System;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Converts a local time to UTC, because stores interpret a dateTime as UTC. A time that does not exist in the time zone, or that occurs
/// twice, is rejected unless Overlap specifies which one is meant.
/// </summary>
internal sealed class DateTimeToUtcTransform : AttributeTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "DateTimeToUtc",
            "Converts a local time to UTC.",
            "Dates and times that the transform Date accepts, also with an offset from UTC, which overrides Zone; typed dates.",
            "yyyy-MM-dd HH:mm:ss in UTC. A date without a time is midnight in the zone.",
            "Specify Zone, Pattern or Overlap, correct the time, or export times in UTC.",
            new[]
            {
                new MigrationTransformParameter(
                    "Zone",
                    "The time zone of the times: an IANA id (Europe/Berlin) or a Windows id (W. Europe Standard Time).",
                    isMain: true,
                    isMandatory: true),
                new MigrationTransformParameter("Overlap", "Which time is meant if a time occurs twice because clocks go back: Earlier or Later."),
            }.Concat(DateReader.Parameters(isPatternMain: false)).ToArray(),
            new[]
            {
                new MigrationTransformExample("@{ DateTimeToUtc = 'America/Los_Angeles' }", "2018-12-14 10:00:00", "\"2018-12-14 18:00:00\""),
                new MigrationTransformExample("@{ DateTimeToUtc = 'W. Europe Standard Time' }", "2018-07-14", "\"2018-07-13 22:00:00\""),
                new MigrationTransformExample("@{ DateTimeToUtc = 'Europe/Berlin' }", "2018-12-14T10:00:00-08:00", "\"2018-12-14 18:00:00\""),
                new MigrationTransformExample(
                    "@{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm' } }", "14.12.2018 10:00", "\"2018-12-14 09:00:00\""),
                new MigrationTransformExample(
                    "@{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Overlap = 'Later' } }", "2024-10-27 02:30:00", "\"2024-10-27 01:30:00\""),
                new MigrationTransformExample("@{ DateTimeToUtc = 'Europe/Berlin' }", "2024-10-27 02:30:00", null, "TimeOverlap"),
                new MigrationTransformExample("@{ DateTimeToUtc = 'Europe/Berlin' }", "2024-03-31 02:30:00", null, "TimeGap"),
            }),
        arguments => new DateTimeToUtcTransform(arguments));

    private readonly DateReader _reader;
    private readonly TimeZoneInfo _zone;
    private readonly string? _overlap;

    private DateTimeToUtcTransform(TransformArguments arguments)
    {
        string id = arguments.Text("Zone") ?? throw arguments.Invalid("requires the parameter Zone");
        _zone = TimeZones.Find(id) ?? throw Unknown(arguments, id);
        _overlap = arguments.Choice("Overlap", "Earlier", "Later");
        _reader = new DateReader(arguments, mayHaveOffset: true);
    }

    public override string Name => "DateTimeToUtc";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        switch (value)
        {
            case DateTimeOffset known:
                result = DateFormatter.WithTime(known.UtcDateTime);
                return null;
            case DateTime { Kind: not DateTimeKind.Unspecified } known:
                result = DateFormatter.WithTime(known.ToUniversalTime());
                return null;
            case DateTime local:
                return FromZone(local, out result);
        }

        ScalarFormatter.TryOf(value, out string text);
        DateReading reading = _reader.Read(text, out DateTime time, out TimeSpan? offset);
        if (reading != DateReading.Read)
        {
            return reading == DateReading.Ambiguous ? DateIssues.Ambiguous
                : _reader.HasPatterns ? DateIssues.NotInPattern(text)
                : DateIssues.NoDate(text);
        }

        return offset is { } fixedOffset ? FromOffset(time, fixedOffset, out result) : FromZone(time, out result);
    }

    private static MigrationException Unknown(TransformArguments arguments, string id)
    {
        string? nearest = TimeZones.Nearest(id);
        return arguments.Invalid(
            $"has a Zone that is unknown on this machine, '{id}'" + (nearest is null ? string.Empty : $" (did you mean '{nearest}'?)"));
    }

    private static MigrationIssue? FromOffset(DateTime time, TimeSpan offset, out object? result)
    {
        long ticks = time.Ticks - offset.Ticks;
        bool isInRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        result = isInRange ? DateFormatter.WithTime(new DateTime(ticks)) : null;
        return isInRange ? null : DateIssues.OutOfRange;
    }

    private MigrationIssue? FromZone(DateTime local, out object? result)
    {
        result = null;
        int count = ZonedTime.ToUtc(_zone, local, out DateTime earlier, out DateTime later);
        if (count <= 0 || (count == 2 && _overlap is null))
        {
            return count < 0 ? DateIssues.OutOfRange : count == 0 ? DateIssues.Gap : DateIssues.Overlap;
        }

        result = DateFormatter.WithTime(_overlap == "Later" ? later : earlier);
        return null;
    }
}
