using System;
using System.Text.RegularExpressions;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Converts Generalized Time of LDAP (RFC 4517, section 3.3.13): <c>19901224235959.0Z</c>. Minutes and seconds are optional, a fraction
/// belongs to the last part, and Z or an offset from UTC is mandatory.
/// </summary>
internal sealed class GeneralizedTimeTransform : InstantTransform
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "GeneralizedTime",
            "Converts an LDAP time (Generalized Time) to a time in UTC.",
            "YYYYMMDDHH, optionally followed by MM, SS and a fraction, and then Z or an offset such as +0100 (RFC 4517, section 3.3.13); typed dates.",
            "yyyy-MM-dd HH:mm:ss in UTC; a fraction of a second is truncated.",
            "Correct the time, or use Date with a pattern if it has neither Z nor an offset.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample("'GeneralizedTime'", "19901224235959Z", "\"1990-12-24 23:59:59\""),
                new MigrationTransformExample("'GeneralizedTime'", "19901224100000.0Z", "\"1990-12-24 10:00:00\""),
                new MigrationTransformExample("'GeneralizedTime'", "199012241000+0100", "\"1990-12-24 09:00:00\""),
                new MigrationTransformExample("'GeneralizedTime'", "19901224100000", null, "DateShape"),
            }),
        _ => new GeneralizedTimeTransform());

    private static readonly Regex s_form = new Regex(
        @"\A(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?<h>[0-9]{2})(?:(?<n>[0-9]{2})(?<s>[0-9]{2})?)?(?:[.,](?<f>[0-9]{1,9}))?(?:Z|(?<sign>[+-])(?<zh>[0-9]{2})(?<zn>[0-9]{2})?)\z",
        RegexOptions.CultureInvariant);

    public override string Name => "GeneralizedTime";

    /// <summary>Whether a text is a valid Generalized Time.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string text) => Read(text) is not null;

    protected override MigrationIssue? Read(string text, out long? ticks)
    {
        ticks = Read(text.Trim());
        return ticks is null ? DateIssues.NoGeneralizedTime(text) : null;
    }

    /// <summary>Gets the ticks in UTC; null if the text is not a Generalized Time, or if the time does not exist.</summary>
    private static long? Read(string text)
    {
        Match match = s_form.Match(text);
        (int year, int month, int day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        (int hour, int minute, int second) = (Number(match, "h"), Number(match, "n"), Number(match, "s"));
        (int zoneHour, int zoneMinute) = (Number(match, "zh"), Number(match, "zn"));
        if (!match.Success || !DateRecognizer.IsDay(year, month, day) || hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59)
        {
            return null;
        }

        long unit = match.Groups["s"].Success ? TimeSpan.TicksPerSecond : match.Groups["n"].Success ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerHour;
        string fraction = match.Groups["f"].Value;
        long part = fraction.Length == 0 ? 0 : (long)(decimal.Parse("0." + fraction, System.Globalization.CultureInfo.InvariantCulture) * unit);

        // Stores do not support leap seconds, so a leap second becomes the last second of its minute.
        TimeSpan time = new TimeSpan(hour, minute, Math.Min(second, 59));
        TimeSpan offset = new TimeSpan(zoneHour, zoneMinute, 0);
        return new DateTime(year, month, day).Ticks + time.Ticks + part + (match.Groups["sign"].Value == "-" ? offset.Ticks : -offset.Ticks);
    }

    private static int Number(Match match, string group) => match.Groups[group].Success ? DateRecognizer.Number(match.Groups[group].Value.AsSpan()) : 0;
}
