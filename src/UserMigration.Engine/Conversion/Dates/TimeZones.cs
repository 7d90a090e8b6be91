#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
#else
using System;
using System.Collections.Generic;
using System.Linq;
using TimeZoneConverter;
#endif

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Finds time zones by their IANA or Windows id.</summary>
internal static class TimeZones
{
    /// <summary>Finds a time zone.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The time zone, or null where there is none of that id.</returns>
    public static TimeZoneInfo? Find(string id)
    {
#if NET8_0_OR_GREATER
        try
        {
            // It knows both kinds of id on each system that has ICU, and then only its own kind where ICU is missing.
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return null;
        }
#else
        return TZConvert.TryGetTimeZoneInfo(id, out TimeZoneInfo? zone) ? zone : null;
#endif
    }

    /// <summary>The id that is most like one that is not there, or null.</summary>
    /// <param name="id">The id.</param>
    public static string? Nearest(string id)
    {
#if NET8_0_OR_GREATER
        List<string> known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToList();
#else
        List<string> known = TZConvert.KnownIanaTimeZoneNames
            .Concat(TZConvert.KnownWindowsTimeZoneIds)
            .ToList();
#endif
        return ColumnNames.Nearest(known, id);
    }
}
