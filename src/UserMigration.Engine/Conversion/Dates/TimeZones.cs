using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using TimeZoneConverter;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Finds time zones by their IANA or Windows id.</summary>
internal static class TimeZones
{
    /// <summary>Finds a time zone.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The time zone, or null where there is none of that id.</returns>
    public static TimeZoneInfo? Find(string id) => FindOnSystem(id) ?? FindConverted(id);

    /// <summary>The id that is most like one that is not there, or null.</summary>
    /// <param name="id">The id.</param>
    public static string? Nearest(string id)
    {
        List<string> known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Concat(TZConvert.KnownIanaTimeZoneNames)
            .Concat(TZConvert.KnownWindowsTimeZoneIds)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ColumnNames.Nearest(known, id);
    }

    // With ICU .NET knows both kinds of id, without it only the system's own.
    private static TimeZoneInfo? FindOnSystem(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return null;
        }
    }

    private static TimeZoneInfo? FindConverted(string id) => TZConvert.TryGetTimeZoneInfo(id, out TimeZoneInfo? zone) ? zone : null;
}
