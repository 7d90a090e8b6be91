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
    /// <param name="id">The IANA or Windows id.</param>
    /// <returns>The time zone; null if the id is unknown.</returns>
    public static TimeZoneInfo? Find(string id) => FindOnSystem(id) ?? FindConverted(id);

    /// <summary>Finds the known id that is most similar to an unknown id; null if none is similar.</summary>
    /// <param name="id">The unknown id.</param>
    public static string? Nearest(string id)
    {
        List<string> known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Concat(TZConvert.KnownIanaTimeZoneNames)
            .Concat(TZConvert.KnownWindowsTimeZoneIds)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ColumnNames.Nearest(known, id);
    }

    // With ICU, .NET supports both kinds of id. Without ICU, it supports only the kind of the operating system.
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
