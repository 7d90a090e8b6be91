using System;
using System.Buffers.Text;
using System.Globalization;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// Converts dates and times to and from text: <c>yyyy-mm-dd</c>, or <c>yyyy-mm-dd hh:mm:ss</c> with an optional
/// fraction and zone +0000. All times are UTC, and none is converted to it (contract of Akamai, section 4).
/// </summary>
internal static class DateConverter
{
    private const string StoredTime = "yyyy-MM-dd HH:mm:ss '+0000'";
    private const string ServerTime = "yyyy-MM-dd HH:mm:ss.ffffff '+0000'";

    /// <summary>Reads a date, or a date and time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < 10
            || text[4] != '-'
            || text[7] != '-'
            || !TryNumber(text.Slice(0, 4), out int year)
            || !TryNumber(text.Slice(5, 2), out int month)
            || !TryNumber(text.Slice(8, 2), out int day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        time = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return text.Length == 10 || (text[10] is (byte)' ' or (byte)'T' && TryAddTime(text.Slice(11), ref time));
    }

    /// <summary>Returns a <c>dateTime</c> in the form in which it is stored.</summary>
    public static string ToDateTime(DateTime time) => time.ToString(StoredTime, CultureInfo.InvariantCulture);

    /// <summary>Returns a time that the server sets, from microseconds since 1970.</summary>
    public static string ToServerTime(long microseconds) =>
        DateTime.UnixEpoch.AddTicks(microseconds * 10).ToString(ServerTime, CultureInfo.InvariantCulture);

    /// <summary>Returns a time in microseconds since 1970.</summary>
    public static long ToMicroseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / 10;

    private static bool TryAddTime(ReadOnlySpan<byte> text, ref DateTime time)
    {
        if (text.Length < 8
            || text[2] != ':'
            || text[5] != ':'
            || !TryNumber(text.Slice(0, 2), out int hour)
            || !TryNumber(text.Slice(3, 2), out int minute)
            || !TryNumber(text.Slice(6, 2), out int second)
            || hour > 23
            || minute > 59
            || second > 59)
        {
            return false;
        }

        time = time.Add(new TimeSpan(hour, minute, second));
        ReadOnlySpan<byte> rest = text.Slice(8);
        if (rest.Length > 1 && rest[0] == '.')
        {
            int digits = 1;
            long ticks = 0;
            long unit = TimeSpan.TicksPerSecond;
            while (digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9')
            {
                unit /= 10;
                ticks += (rest[digits++] - '0') * unit;
            }

            if (digits == 1)
            {
                return false;
            }

            time = time.AddTicks(ticks);
            rest = rest.Slice(digits);
        }

        return IsUtc(rest);
    }

    private static bool IsUtc(ReadOnlySpan<byte> zone)
    {
        if (zone.Length > 1 && zone[0] == ' ')
        {
            zone = zone.Slice(1);
        }

        return zone.IsEmpty
            || zone.SequenceEqual("Z"u8)
            || zone.SequenceEqual("+0000"u8)
            || zone.SequenceEqual("+00:00"u8)
            || zone.SequenceEqual("-0000"u8)
            || zone.SequenceEqual("UTC"u8);
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number) =>
        Utf8Parser.TryParse(digits, out number, out int used, 'D') && used == digits.Length && digits[0] is not ((byte)'-' or (byte)'+');
}
